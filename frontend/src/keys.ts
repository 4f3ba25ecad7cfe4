/** `n` logs a contact, `/` and Ctrl+K go to the search box; never while somebody types. */
export function watchKeys(): void {
  document.addEventListener("keydown", event => {
    const target = event.target as HTMLElement;
    if (event.defaultPrevented || event.altKey || event.isComposing) {
      return;
    }

    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      event.preventDefault();
      search();
      return;
    }

    if (event.ctrlKey || event.metaKey || target.isContentEditable || target.matches("input, select, textarea")) {
      return;
    }

    if (event.key === "/") {
      event.preventDefault();
      search();
    } else if (event.key === "n") {
      document.querySelector<HTMLAnchorElement>("a[data-log]")?.click();
    }
  });
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
