interface Target { kind: string; name: string; detail?: string; path: string }

/** A field that leads a list: the field keeps the focus, arrows choose, Enter goes. Closing gives the focus back. */
export function openPalette(): void {
  const dialog = document.createElement("dialog");
  dialog.className = "palette";
  dialog.setAttribute("aria-label", "Go to");
  dialog.innerHTML = "<input class=\"form-control\" type=\"text\" role=\"combobox\" aria-label=\"A partner, person, page or action\" placeholder=\"A partner, person, page or action\" aria-autocomplete=\"list\" aria-controls=\"palette-list\" aria-expanded=\"false\" autocomplete=\"off\" spellcheck=\"false\" maxlength=\"200\"><ul id=\"palette-list\" role=\"listbox\" aria-label=\"Where to go\" hidden></ul><p role=\"status\"></p>";
  const field = dialog.querySelector("input")!;
  const list = dialog.querySelector("ul")!;
  const status = dialog.querySelector("p")!;
  let asked = new AbortController();
  let chosen = 0;

  const choose = (index: number): void => {
    const options = list.children;
    options[chosen]?.setAttribute("aria-selected", "false");
    chosen = options.length === 0 ? 0 : (index + options.length) % options.length;
    const option = options[chosen];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    option ? field.setAttribute("aria-activedescendant", option.id) : field.removeAttribute("aria-activedescendant");
  };

  const show = (targets: Target[]): void => {
    list.replaceChildren(...targets.map(optionOf));
    list.hidden = targets.length === 0;
    field.setAttribute("aria-expanded", String(targets.length > 0));
    status.textContent = targets.length > 0 ? `${targets.length} found. Enter opens the chosen one.` : "Nothing begins like that. Enter searches further.";
    choose(0);
  };

  const ask = async (): Promise<void> => {
    asked.abort();
    asked = new AbortController();
    const { signal } = asked;
    try {
      const answer = await fetch(`/palette?q=${encodeURIComponent(field.value)}`, { signal, redirect: "error" });
      const found = await answer.json() as { items: Target[] };
      if (!signal.aborted) {
        show(found.items);
      }
    } catch {
      if (!signal.aborted) {
        show([]);
      }
    }
  };

  const go = async (): Promise<void> => {
    // Whoever types faster than the answer comes means what was typed.
    await waiting;
    const path = list.children[chosen]?.getAttribute("data-path") ?? `/search?q=${encodeURIComponent(field.value)}`;
    dialog.close();
    window.location.assign(path);
  };

  let waiting = ask();
  field.addEventListener("input", () => { waiting = ask(); });
  field.addEventListener("keydown", event => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.isComposing) {
      return;
    }

    if (step !== undefined) {
      event.preventDefault();
      choose(chosen + step);
    } else if (event.key === "Enter") {
      event.preventDefault();
      void go();
    }
  });
  list.addEventListener("click", event => {
    choose([...list.children].indexOf((event.target as Element).closest("li")!));
    void go();
  });
  dialog.addEventListener("click", event => {
    if (event.target === dialog) {
      dialog.close();
    }
  });
  dialog.addEventListener("close", () => {
    asked.abort();
    dialog.remove();
  });
  document.body.append(dialog);
  dialog.showModal();
}

function optionOf(target: Target, index: number): HTMLLIElement {
  const option = document.createElement("li");
  option.id = `palette-${index}`;
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  option.dataset["path"] = target.path;
  option.append(target.name, " ");
  option.appendChild(document.createElement("small")).textContent = [target.kind, target.detail].filter(Boolean).join(" · ");
  return option;
}
