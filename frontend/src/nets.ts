/** Pointing at a partner or person shows its ties and lets the others fade. */
export function watchNets(): void {
  for (const net of document.querySelectorAll<SVGSVGElement>("svg.net")) {
    const light = (event: Event) => show(net, (event.target as Element).closest("g[data-node]"));
    net.addEventListener("pointerover", light);
    net.addEventListener("focusin", light);
    net.addEventListener("pointerleave", () => show(net, null));
    net.addEventListener("focusout", () => show(net, null));
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
