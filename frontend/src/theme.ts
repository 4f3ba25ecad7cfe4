// Runs before the page is painted, so that a chosen theme does not flash. Without a choice the system decides in the styles.
const choice = localStorage.getItem("solmu-theme");
if (choice === "dark" || choice === "light") {
  document.documentElement.dataset["bsTheme"] = choice;
}
