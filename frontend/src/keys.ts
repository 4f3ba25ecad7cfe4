import { openPalette } from "./palette";

const choice = "solmu-keys";
const help: [string, string][] = [
  ["Ctrl+K", "go to a partner, a person, a page or an action"],
  ["/", "search"],
  ["n", "log a contact, with the partner or person of the page"],
  ["?", "show these keys"],
];

/** Ctrl+K goes anywhere. Single keys are for whoever wants them, and never while somebody types. */
export function watchKeys(): void {
  document.addEventListener("keydown", event => {
    if (event.defaultPrevented || event.altKey || event.isComposing || document.querySelector("dialog[open]") !== null || document.querySelector("main#main") === null) {
      return;
    }

    if (event.ctrlKey || event.metaKey) {
      if (event.key.toLowerCase() === "k" && !event.shiftKey && document.querySelector(".side") !== null) {
        event.preventDefault();
        openPalette();
      }
    } else if (!isTyping(event.target as HTMLElement) && localStorage.getItem(choice) !== "off") {
      press(event);
    }
  });
  document.querySelector("[data-keys]")?.addEventListener("click", showKeys);
}

function isTyping(target: HTMLElement): boolean {
  return target.isContentEditable || target.matches("input:not([type=checkbox], [type=radio]), select, textarea");
}

function press(event: KeyboardEvent): void {
  if (event.key === "/") {
    event.preventDefault();
    search();
  } else if (event.key === "n") {
    (document.querySelector<HTMLAnchorElement>("main a[data-log]") ?? document.querySelector<HTMLAnchorElement>("a[data-log]"))?.click();
  } else if (event.key === "?" && document.querySelector("[data-keys]") !== null) {
    event.preventDefault();
    showKeys();
  }
}

function search(): void {
  const field = document.querySelector<HTMLInputElement>("#search");
  if (field !== null && field.offsetParent !== null) {
    field.focus();
    field.select();
  } else {
    document.querySelector<HTMLAnchorElement>("a[data-search]")?.click();
  }
}

function showKeys(): void {
  const dialog = document.createElement("dialog");
  dialog.className = "palette keys";
  dialog.setAttribute("aria-labelledby", "keys-title");
  dialog.innerHTML = "<h2 id=\"keys-title\">Keys</h2><dl></dl><label class=\"form-check\"><input class=\"form-check-input\" type=\"checkbox\"> <span>Use the single keys</span></label><form method=\"dialog\"><button class=\"btn\">Close</button></form>";
  for (const [key, text] of help) {
    const row = dialog.querySelector("dl")!.appendChild(document.createElement("div"));
    row.appendChild(document.createElement("dt")).appendChild(document.createElement("kbd")).textContent = key;
    row.appendChild(document.createElement("dd")).textContent = text;
  }

  const box = dialog.querySelector("input")!;
  box.checked = localStorage.getItem(choice) !== "off";
  box.addEventListener("change", () => box.checked ? localStorage.removeItem(choice) : localStorage.setItem(choice, "off"));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
