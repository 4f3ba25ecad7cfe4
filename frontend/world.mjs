// The countries of the world as facts from Natural Earth, put on a flat map once, when the program is built: outlines
// for the browser (world.svg) and where each country lies on the map for the server (world.json).
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { geoArea, geoCentroid, geoContains, geoNaturalEarth1, geoPath } from "d3-geo";
import { feature, mergeArcs } from "topojson-client";
import { codes, elsewhere, unnumbered } from "./iso.mjs";

const width = 1000;
const edges = { north: 83.7, south: -56 };

/** Turned so that the edge of the map runs through the Bering Strait: Russia and Fiji stay whole. */
const centre = 11;

/** Parts of the world that can be looked at closer: west, south, east, north. */
const areas = { europe: [-25, 34, 45, 71.5], americas: [-150, -55, -34, 70], africa: [-19, -36, 62, 42], asia: [58, -47, 179, 54] };

/** Corners that stand out by less (in square degrees at the equator) are left out of a line. */
const detail = 0.02;

/** Islands smaller than this (in square units of the map) are left out, unless they are all there is of a country. */
const smallest = 0.5;

export async function world() {
  const atlas = JSON.parse(await readFile(fileURLToPath(import.meta.resolve("world-atlas/countries-50m.json")), "utf8"));
  const countries = collect(simplify(atlas));
  const projection = geoNaturalEarth1().rotate([-centre, 0]).precision(0.2);
  const height = fit(projection);
  const path = geoPath(projection);
  const outlines = [];
  const points = {};
  for (const [code, shape] of countries) {
    const polygons = large(shape, path);
    const [x, y] = projection(inside(polygons[0]));
    points[code] = [round(x), round(Math.min(y, height))];
    const line = compact(path.projection(projection)({ type: "MultiPolygon", coordinates: polygons }));
    if (line && code !== "AQ") {
      outlines.push({ code, line });
    }
  }

  for (const [code, place] of elsewhere) {
    points[code] ??= projection(place).map(round);
  }

  const boxes = Object.fromEntries(Object.entries(areas).map(([area, sides]) => [area, box(projection, sides)]));
  const sorted = outlines.sort((a, b) => a.code < b.code ? -1 : 1);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><defs>${sorted.map(({ code, line }) => `<path id="${code}" d="${line}"/>`).join("")}</defs><g id="world">${sorted.map(({ code }) => `<use href="#${code}"/>`).join("")}</g></svg>\n`;
  const json = JSON.stringify({ width, height, areas: boxes, points: Object.fromEntries(Object.entries(points).sort()), drawn: sorted.map(({ code }) => code) });
  return { svg, json: json + "\n" };
}

/** Shapes by country; parts that share their letters become one. */
function collect(atlas) {
  const parts = new Map();
  for (const part of atlas.objects.countries.geometries) {
    const code = codes.get(part.id) ?? unnumbered.get(part.properties.name);
    if (code) {
      parts.set(code, [...parts.get(code) ?? [], part]);
    }
  }

  return [...parts].map(([code, geometries]) => [code, feature(atlas, geometries.length === 1 ? geometries[0] : mergeArcs(atlas, geometries)).geometry]);
}

/** Leaves out corners arc by arc, so that two countries keep one border. */
function simplify(atlas) {
  const { scale, translate } = atlas.transform;
  const arcs = atlas.arcs.map(arc => {
    let [x, y] = [0, 0];
    return thin(arc.map(([dx, dy]) => [(x += dx) * scale[0] + translate[0], (y += dy) * scale[1] + translate[1]]));
  });
  return { ...atlas, transform: undefined, arcs };
}

/** Visvalingam's method: the corner that matters least goes first. */
function thin(line) {
  const kept = line.slice();
  for (;;) {
    let [least, at] = [detail, -1];
    for (let i = 1; i < kept.length - 1 && kept.length > (isClosed(kept) ? 4 : 2); i++) {
      const area = corner(kept[i - 1], kept[i], kept[i + 1]);
      if (area < least) {
        [least, at] = [area, i];
      }
    }

    if (at < 0) {
      return kept;
    }

    kept.splice(at, 1);
  }
}

const isClosed = line => line[0][0] === line.at(-1)[0] && line[0][1] === line.at(-1)[1];

function corner([ax, ay], [bx, by], [cx, cy]) {
  return Math.abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2 * Math.cos(by * Math.PI / 180);
}

/** Scales and moves the map so that it fills its width from the northern to the southern edge; its height. */
function fit(projection) {
  projection.scale(1).translate([0, 0]);
  const half = projection([centre + 179.999, 0])[0];
  const scale = width / 2 / half;
  const top = projection([centre, edges.north])[1] * scale;
  const bottom = projection([centre, edges.south])[1] * scale;
  projection.scale(scale).translate([width / 2, -top]);
  return Math.round(bottom - top);
}

/** Left, top, width and height of an area on the map. */
function box(projection, [west, south, east, north]) {
  const steps = Array.from({ length: 21 }, (_, i) => i / 20);
  const edge = steps.flatMap(step => [[west + (east - west) * step, north], [west + (east - west) * step, south], [west, south + (north - south) * step], [east, south + (north - south) * step]]);
  const [xs, ys] = [0, 1].map(axis => edge.map(place => projection(place)[axis]));
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return [left, top, Math.max(...xs) - left, Math.max(...ys) - top].map(round);
}

/** The polygons of a country worth drawing, the largest first. */
function large(shape, path) {
  const polygons = shape.type === "Polygon" ? [shape.coordinates] : shape.coordinates;
  const areas = new Map(polygons.map(polygon => [polygon, geoArea({ type: "Polygon", coordinates: polygon })]));
  const sorted = polygons.toSorted((a, b) => areas.get(b) - areas.get(a));
  return sorted.filter((polygon, i) => i === 0 || path.area({ type: "Polygon", coordinates: polygon }) >= smallest);
}

/** A point in the middle of a polygon: its centre of mass, or where that lies outside, the inner point farthest from the border. */
function inside(polygon) {
  const shape = { type: "Polygon", coordinates: polygon };
  const middle = geoCentroid(shape);
  if (geoContains(shape, middle)) {
    return middle;
  }

  const [xs, ys] = [0, 1].map(axis => polygon[0].map(point => point[axis]));
  const [left, right, bottom, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  let best = { far: -1, point: polygon[0][0] };
  for (let i = 1; i < 40; i++) {
    for (let j = 1; j < 40; j++) {
      const point = [left + (right - left) * i / 40, bottom + (top - bottom) * j / 40];
      const far = Math.min(...polygon[0].map(([x, y]) => Math.hypot(x - point[0], y - point[1])));
      if (far > best.far && geoContains(shape, point)) {
        best = { far, point };
      }
    }
  }

  return best.point;
}

const round = number => Math.round(number * 10) / 10;

/** The same line in as few letters as possible: a tenth of a unit, and each point told from the one before. */
function compact(line) {
  return (line ?? "").split("Z").filter(Boolean).map(ring => {
    const points = ring.slice(1).split("L").map(point => point.split(",").map(value => Math.round(value * 10)));
    let [x, y] = points[0];
    let text = `M${x / 10} ${y / 10}l`;
    let count = 0;
    for (const [nextX, nextY] of points.slice(1)) {
      if (nextX !== x || nextY !== y) {
        text += `${count++ > 0 && nextX >= x ? " " : ""}${short(nextX - x)}${nextY >= y ? " " : ""}${short(nextY - y)}`;
        [x, y] = [nextX, nextY];
      }
    }

    return count > 1 ? text + "z" : "";
  }).join("");
}

const short = tenths => `${tenths / 10}`.replace(/^(-?)0\./, "$1.");
