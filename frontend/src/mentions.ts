/** After an @ in a note, colleagues who see the partner are offered as buttons below it; without the script the name is typed. */
export function watchMentions(): void {
  document.querySelectorAll<HTMLTextAreaElement>("textarea[data-mentions]").forEach(watch);
}

function watch(field: HTMLTextAreaElement): void {
  const offers = document.createElement("div");
  offers.className = "mentions";
  offers.setAttribute("role", "group");
  offers.setAttribute("aria-label", "Colleagues to mention");
  offers.hidden = true;
  const status = document.createElement("p");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  field.after(offers, status);
  let asked = new AbortController();

  const offer = (names: string[], typed: string): void => {
    offers.replaceChildren(...names.map(name => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "btn btn-sm";
      button.textContent = `@${name}`;
      button.addEventListener("click", () => {
        const end = field.selectionStart;
        field.setRangeText(`${name} `, end - typed.length, end, "end");
        offer([], "");
        field.focus();
      });
      return button;
    }));
    offers.hidden = names.length === 0;
    status.textContent = names.length === 0 ? "" : `${names.length} to mention. Tab leads to them.`;
  };

  field.addEventListener("input", async () => {
    asked.abort();
    asked = new AbortController();
    const { signal } = asked;
    const typed = /(?:^|[\s(])@([^@\n]{0,30})$/u.exec(field.value.slice(0, field.selectionStart))?.[1];
    if (typed === undefined || typed.split(" ").length > 3) {
      offer([], "");
      return;
    }

    try {
      const answer = await fetch(`${field.dataset["mentions"]!}&q=${encodeURIComponent(typed)}`, { signal, redirect: "error" });
      const found = await answer.json() as { names: string[] };
      if (!signal.aborted) {
        offer(found.names, typed);
      }
    } catch {
      // Nobody is offered; the name can be typed.
    }
  });
}
