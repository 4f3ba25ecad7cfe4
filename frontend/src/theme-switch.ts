const key = "solmu-theme";
const system = window.matchMedia("(prefers-color-scheme: dark)");

export function watchTheme(): void {
  const button = document.querySelector<HTMLButtonElement>("[data-theme-switch]");
  if (button === null) {
    return;
  }

  name(button);
  button.addEventListener("click", () => {
    choose(isDark() ? "light" : "dark");
    name(button);
  });
  system.addEventListener("change", () => name(button));
}

function isDark(): boolean {
  const chosen = document.documentElement.dataset["bsTheme"];
  return chosen === undefined ? system.matches : chosen === "dark";
}

/** Choosing what the system says anyway means following the system again. */
function choose(theme: "dark" | "light"): void {
  if ((theme === "dark") === system.matches) {
    localStorage.removeItem(key);
    delete document.documentElement.dataset["bsTheme"];
  } else {
    localStorage.setItem(key, theme);
    document.documentElement.dataset["bsTheme"] = theme;
  }
}

function name(button: HTMLButtonElement): void {
  button.textContent = isDark() ? "Light colours" : "Dark colours";
}
