// Tabler's stylesheet without the parts that no page of Solmu uses: less than half of its size, and the same names.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const source = fileURLToPath(new URL("node_modules/@tabler/core/dist/css/tabler.css", import.meta.url));

const families = [
  "accordion", "animated", "app", "bs-", "calendar", "callout", "carousel", "chart", "chat", "collaps", "colorinput", "column",
  "dimmer", "divide", "dropdown", "dropend", "dropstart", "dropup", "dropzone", "fab", "float", "footer", "form-colorinput", "form-file",
  "form-floating", "form-imagecheck", "form-selectgroup", "form-switch", "g-col", "grid", "hr-text", "icon-tabler", "image", "img", "input-icon",
  "layout", "legend", "loader", "lightbox", "markdown", "mention", "modal", "nav-segmented", "navbar", "object", "offcanvas",
  "offset", "order", "otp", "page-center", "payment", "photo", "placeholder", "popover", "prose", "ratio", "ribbon", "scroll", "segmented",
  "settings", "sidebar", "signal", "signature", "social", "sortable", "sparkline", "spinner", "star", "step", "strength", "switch",
  "tag", "theme", "timeline", "toast", "tom", "tooltip", "tracking", "translate", "user-select", "valid", "vr", "was-validated", "xl", "z-",
  "bg-pattern", "form-range", "card-(?:gradient|img|group|stamp|cover|stacked|rotate)", "hover-", "page-cover", "[mp][xytbse]?-(?:sm|md|lg)-", "(?:row|column)-gap-",
  "rounded-(?:start|top|bottom|end)", "link-(?:underline|offset|opacity|yellow|info|light|dark)", "align-content-", "avatar-(?:upload|list|rounded|xxl|xl)", "bg-(?:gradient|white|black|opacity|gray)", "border-opacity", "btn-(?:ghost|pill|square|animate|loading|floating)",
  "(?:card|btn|nav|progress|status|avatar|badge|ribbon|steps|bg|text|border|link|table|alert|list-group-item|form-check|divide)-(?:[a-z]+-)?(?:indigo|purple|pink|lime|teal|cyan|orange|azure|facebook|twitter|x|linkedin|google|youtube|vimeo|dribbble|github|instagram|pinterest|vk|rss|flickr|bitbucket|tabler|info|light|dark|gray)\\b",
].map(name => `\\.${name}`);
const elsewhere = ["\\[data-vc", "\\[data-bs-sidebar", "\\[data-bs-toggle=sidebar", "\\[data-bs-theme-", "\\[dir", "\\.[a-z0-9-]+-xx?l(?![a-z])", "\\\\:xx?l", "\\\\:print-grid", "\\.ts-", "\\.fc-", "\\.fs-(?:xxl|xl)"];
const unused = new RegExp([...families, ...elsewhere].join("|"));
const brands = /--tblr-(?:facebook|twitter|x|linkedin|google|youtube|vimeo|dribbble|github|instagram|pinterest|vk|rss|flickr|bitbucket|tabler)(?:-[a-z0-9]+)?:[^;]*;/g;

export async function tabler() {
  const css = (await readFile(source, "utf8")).replace(/\/\*[\s\S]*?\*\//g, "").replace(/@charset[^;]*;/, "").replace(brands, "");
  return prune(css);
}

function prune(css) {
  let kept = "";
  for (let at = 0; ;) {
    const open = css.indexOf("{", at);
    if (open < 0) {
      return kept;
    }

    const close = end(css, open);
    const head = css.slice(at, open).trim();
    const body = css.slice(open + 1, close);
    at = close + 1;
    if (/^@(?:media|supports|layer|container)/.test(head)) {
      const inner = /min-width: 1400px|prefers-reduced-data/.test(head) ? "" : prune(body);
      kept += inner && `${head}{${inner}}`;
    } else if (head.startsWith("@")) {
      kept += `${head}{${body}}`;
    } else {
      const selectors = split(head).filter(selector => !unused.test(selector));
      kept += selectors.length > 0 ? `${selectors.join(",")}{${body}}` : "";
    }
  }
}

/** Where the block that opens here ends. */
function end(css, open) {
  let depth = 0;
  for (let at = open; at < css.length; at++) {
    const letter = css[at];
    if (letter === '"' || letter === "'") {
      at = css.indexOf(letter, at + 1);
    } else if (letter === "{") {
      depth++;
    } else if (letter === "}" && --depth === 0) {
      return at;
    }
  }

  throw new Error("Tabler's stylesheet ends inside a block.");
}

/** The selectors of a rule; commas inside brackets do not count. */
function split(head) {
  const selectors = [""];
  let depth = 0;
  for (const letter of head) {
    depth += letter === "(" ? 1 : letter === ")" ? -1 : 0;
    if (letter === "," && depth === 0) {
      selectors.push("");
    } else {
      selectors[selectors.length - 1] += letter;
    }
  }

  return selectors.map(selector => selector.trim());
}
