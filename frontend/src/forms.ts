const sent = new Set<HTMLElement>();

export function watchForms(): void {
  document.addEventListener("submit", sendOnce);
  document.addEventListener("change", sendFilters);
  document.addEventListener("change", showPasswords);
  document.addEventListener("change", chooseAll);
  // The browser may bring a page back as it was left, buttons and all.
  window.addEventListener("pageshow", forgetSent);
  document.querySelectorAll<HTMLElement>("form[data-drop], form [data-drop]").forEach(watchDrops);
  document.querySelectorAll<HTMLElement>("[data-script]").forEach(comfort => { comfort.hidden = false; });
  document.querySelectorAll<HTMLInputElement>("input[data-zone-guess]").forEach(guessZone);
  document.querySelector<HTMLElement>(".form-alert")?.focus();
}

/** A second click does nothing; the server would answer it with the first one's result anyway. */
function sendOnce(event: SubmitEvent): void {
  const form = event.target as HTMLFormElement;
  if (form.method !== "post") {
    return;
  }

  if (sent.has(form)) {
    event.preventDefault();
    return;
  }

  sent.add(form);
  for (const button of form.querySelectorAll("button:not([type=button])")) {
    button.setAttribute("aria-disabled", "true");
  }
}

function forgetSent(): void {
  for (const form of sent) {
    form.querySelectorAll("[aria-disabled]").forEach(button => button.removeAttribute("aria-disabled"));
  }

  sent.clear();
}

function sendFilters(event: Event): void {
  const field = event.target as HTMLElement;
  const form = field.closest<HTMLFormElement>("form[data-auto]");
  if (form !== null && field.matches("select, input[type=checkbox], input[type=radio], input[type=date]")) {
    form.requestSubmit();
  }
}

function showPasswords(event: Event): void {
  const box = event.target as HTMLInputElement;
  if (box.matches("[data-show-password]")) {
    box.form?.querySelectorAll<HTMLInputElement>("input[data-password]").forEach(field => {
      field.type = box.checked ? "text" : "password";
    });
  }
}

function chooseAll(event: Event): void {
  const box = event.target as HTMLInputElement;
  if (box.matches("[data-choose-all]")) {
    box.closest("table")?.querySelectorAll<HTMLInputElement>("input[name=row]").forEach(row => { row.checked = box.checked; });
  }
}

function guessZone(field: HTMLInputElement): void {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (field.value === "" && zone) {
    field.value = zone;
  }
}

function watchDrops(zone: HTMLElement): void {
  const input = zone.querySelector<HTMLInputElement>("input[type=file]");
  if (input === null) {
    return;
  }

  const mark = (over: boolean) => zone.classList.toggle("is-over", over);
  zone.addEventListener("dragover", event => {
    event.preventDefault();
    mark(true);
  });
  zone.addEventListener("dragleave", () => mark(false));
  zone.addEventListener("drop", event => {
    event.preventDefault();
    mark(false);
    const files = event.dataTransfer?.files;
    if (files && files.length > 0) {
      input.files = files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
      input.focus();
    }
  });
}
