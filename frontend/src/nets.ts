/** Pointing at a partner or person shows its ties and lets the others fade. */
export function watchNets(): void {
  for (const net of document.querySelectorAll<SVGSVGElement>("svg.net, svg.map")) {
    const light = (event: Event) => show(net, (event.target as Element).closest("g[data-node]"));
    net.addEventListener("pointerover", light);
    net.addEventListener("pointerleave", () => show(net, null));

    // A picture that listens for focus itself would become a stop of its own on the way of the keyboard.
    net.parentElement!.addEventListener("focusin", light);
    net.parentElement!.addEventListener("focusout", () => show(net, null));
  }
}

/** A map wider than the screen starts where our firm is. */
export function centreMaps(): void {
  for (const frame of document.querySelectorAll<HTMLElement>(".map-scroll")) {
    const first = frame.querySelector("g.map-home")?.getBoundingClientRect();
    if (first && frame.scrollWidth > frame.clientWidth) {
      frame.scrollLeft = first.left - frame.getBoundingClientRect().left - frame.clientWidth / 2;
    }
  }
}

function show(net: SVGSVGElement, node: Element | null): void {
  net.querySelectorAll(".is-lit").forEach(lit => lit.classList.remove("is-lit"));
  const id = node?.getAttribute("data-node");
  net.classList.toggle("has-lit", id != null);
  if (id == null) {
    return;
  }

  const lit = new Set([id]);
  for (const line of net.querySelectorAll("path[data-from][data-to]")) {
    const from = line.getAttribute("data-from")!;
    const to = line.getAttribute("data-to")!;
    if (from === id || to === id) {
      line.classList.add("is-lit");
      lit.add(from).add(to);
    }
  }

  for (const other of net.querySelectorAll("g[data-node]")) {
    other.classList.toggle("is-lit", lit.has(other.getAttribute("data-node")!));
  }
}
