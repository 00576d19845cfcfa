#!/usr/bin/env node
// Cuts the base map of the region out of Natural Earth's 1:10m countries and writes data/basemap/region.json.
//
//     npm install --no-save world-atlas@2.0.2 topojson-client@3.1.0
//     node data/basemap/make_basemap.mjs node_modules >data/basemap/region.json
//
// Coordinates are whole hundredths of a degree, longitude before latitude, ring after ring; a ring is not closed.

import { createRequire } from "node:module";
import path from "node:path";

const modules = path.resolve(process.argv[2] ?? "node_modules");
const require = createRequire(path.join(modules, "x.js"));
const topojson = require(path.join(modules, "topojson-client"));
const atlas = require(path.join(modules, "world-atlas", "countries-10m.json"));

const west = -119, east = -59, south = -6, north = 33.5;
// A vertex closer than this to the line between its neighbours is left out [degrees]: less than a pixel where the
// scenario fills the window.
const tolerance = 0.012;
const smallest_ring = 0.002;  // [square degrees] islets below it are left out

// ISO 3166-1 numeric -> alpha-3, for what lies in the frame.
const alpha3 = {
  "484": "MEX", "320": "GTM", "084": "BLZ", "222": "SLV", "340": "HND", "558": "NIC", "188": "CRI", "591": "PAN",
  "170": "COL", "862": "VEN", "218": "ECU", "604": "PER", "076": "BRA", "840": "USA", "192": "CUB", "388": "JAM",
  "332": "HTI", "214": "DOM", "630": "PRI", "044": "BHS", "780": "TTO", "328": "GUY", "740": "SUR", "533": "ABW",
  "531": "CUW", "136": "CYM", "796": "TCA", "028": "ATG", "212": "DMA", "308": "GRD", "659": "KNA", "662": "LCA",
  "250": "FRA", "670": "VCT", "052": "BRB", "312": "GLP", "474": "MTQ", "254": "GUF",
};

// Sutherland-Hodgman against one side; enough for drawing, where edges along the frame are not seen.
function clip_side(ring, inside, cross) {
  const out = [];
  for (let i = 0; i < ring.length; ++i) {
    const a = ring[i], b = ring[(i + 1) % ring.length];
    if (inside(a)) out.push(a);
    if (inside(a) !== inside(b)) out.push(cross(a, b));
  }
  return out;
}
const at_x = (x) => (a, b) => [x, a[1] + ((b[1] - a[1]) * (x - a[0])) / (b[0] - a[0])];
const at_y = (y) => (a, b) => [a[0] + ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]), y];
function clip(ring) {
  let cut = clip_side(ring, (p) => p[0] >= west, at_x(west));
  cut = clip_side(cut, (p) => p[0] <= east, at_x(east));
  cut = clip_side(cut, (p) => p[1] >= south, at_y(south));
  return clip_side(cut, (p) => p[1] <= north, at_y(north));
}

function area(ring) {
  let sum = 0;
  for (let i = 0; i < ring.length; ++i) {
    const a = ring[i], b = ring[(i + 1) % ring.length];
    sum += a[0] * b[1] - b[0] * a[1];
  }
  return Math.abs(sum) / 2;
}

function distance(p, a, b) {
  const dx = b[0] - a[0], dy = b[1] - a[1], length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length));
  return Math.hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy);
}

// Douglas & Peucker 1973, on an open line. Arcs, not rings, are simplified, so that neighbours keep one border.
function simplified(line) {
  if (line.length < 3) return line;
  let worst = 0, at = 0;
  for (let i = 1; i + 1 < line.length; ++i) {
    const d = distance(line[i], line[0], line[line.length - 1]);
    if (d > worst) { worst = d; at = i; }
  }
  if (worst < tolerance) return [line[0], line[line.length - 1]];
  return [...simplified(line.slice(0, at + 1)).slice(0, -1), ...simplified(line.slice(at))];
}
function simplified_arc(line) {
  const closed = line.length > 3 && line[0][0] === line[line.length - 1][0] && line[0][1] === line[line.length - 1][1];
  if (!closed) return simplified(line);
  const half = Math.floor(line.length / 2);
  return [...simplified(line.slice(0, half + 1)).slice(0, -1), ...simplified(line.slice(half))];
}

// Arcs in degrees, once, with the topology's quantisation undone.
const { scale, translate } = atlas.transform;
const arcs = atlas.arcs.map((arc) => {
  let x = 0, y = 0;
  return simplified_arc(arc.map(([dx, dy]) => [(x += dx) * scale[0] + translate[0], (y += dy) * scale[1] + translate[1]]));
});
const plain = { type: "Topology", arcs, objects: atlas.objects };

const round = (v) => Math.round(v * 100);
const countries = [];
for (const geometry of atlas.objects.countries.geometries) {
  const id = alpha3[geometry.id] ?? `M49-${geometry.id}`;
  const feature = topojson.feature(plain, geometry);
  if (!feature.geometry) continue;
  const polygons = feature.geometry.type === "Polygon" ? [feature.geometry.coordinates] : feature.geometry.coordinates;
  const rings = [];
  for (const polygon of polygons) {
    const cut = clip(polygon[0].slice(0, -1));  // outer rings only: no country here has a hole
    if (cut.length < 3 || area(cut) < smallest_ring) continue;
    const flat = [];
    for (const [x, y] of cut) {
      const n = flat.length;
      if (n >= 2 && flat[n - 2] === round(x) && flat[n - 1] === round(y)) continue;
      flat.push(round(x), round(y));
    }
    if (flat.length >= 6) rings.push(flat);
  }
  if (rings.length === 0) continue;
  countries.push({ id, rings });
}
countries.sort((a, b) => (a.id < b.id ? -1 : 1));

const lines = countries.map((c) => `  {"id": "${c.id}", "rings": [\n${c.rings.map((r) => `   [${r.join(",")}]`).join(",\n")}]}`);
process.stdout.write(`{
 "source": "Natural Earth 1:10m Admin 0 countries, version 4.1.0 (public domain), by npm world-atlas 2.0.2; cut and thinned by make_basemap.mjs",
 "unit": "hundredths of a degree",
 "frame": [${[west, south, east, north].map(round).join(", ")}],
 "countries": [
${lines.join(",\n")}
 ]
}
`);
