const everyMs = 600;

/**
 * `<div data-poll="/imports/x/progress">` shows the fragment found there until the fragment holds an element with
 * `data-done="/where/to/go"`. Without the script the page has a link to reload it.
 */
export function watchProgress(): void {
  for (const place of document.querySelectorAll<HTMLElement>("[data-poll]")) {
    window.setTimeout(() => void poll(place), everyMs);
  }
}

async function poll(place: HTMLElement): Promise<void> {
  try {
    const answer = await fetch(place.dataset["poll"]!, { headers: { "X-Requested-With": "poll" }, redirect: "error" });
    if (answer.ok) {
      const fragment = new DOMParser().parseFromString(await answer.text(), "text/html");
      const done = fragment.querySelector<HTMLElement>("[data-done]")?.dataset["done"];
      if (done?.startsWith("/") === true && !done.startsWith("//")) {
        window.location.assign(done);
        return;
      }

      place.replaceChildren(...fragment.body.childNodes);
    }
  } catch {
    // The server is away for a moment; the next round asks again.
  }

  window.setTimeout(() => void poll(place), everyMs);
}
