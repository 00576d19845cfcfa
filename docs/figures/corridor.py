#!/usr/bin/env python3
"""Draws docs/figures/corridor.svg: the reference corridor and who is present along it, from a run's jsonl.

    umbral run scenarios/reference/darien-costa-rica-2023 --format jsonl > run.jsonl
    docs/figures/corridor.py run.jsonl > docs/figures/corridor.svg
"""

import csv
import datetime
import json
import pathlib
import sys

SCENARIO = pathlib.Path(__file__).resolve().parents[2] / "scenarios/reference/darien-costa-rica-2023"
INK, SOFT, FAINT, ACCENT, SIGNAL = "#1f2933", "#616e7c", "#e4e7eb", "#0072b2", "#d55e00"
START = datetime.date(2023, 7, 1)
DAYS = 153
NAMES = {"PA-BCH": "Bajo Chiquito", "PA-CAN": "Canaán Membrillo", "PA-LAJ": "Lajas Blancas", "PA-SVI": "San Vicente",
         "PA-GUA": "Gualaca", "CR-PCA": "Paso Canoas", "CR-CAT": "CATEM", "CR-CHI": "Los Chiles", "CR-PBL": "Peñas Blancas"}
LABELS = {"PA-BCH": (8, 16, "start"), "PA-CAN": (8, -4, "start"), "PA-LAJ": (-4, 22, "end"), "PA-SVI": (-6, -12, "end"),
          "PA-GUA": (2, -10, "start"), "CR-PCA": (8, 18, "start"), "CR-CAT": (-10, 4, "end"), "CR-CHI": (10, 4, "start"), "CR-PBL": (10, -4, "start")}
PANELS = ["PA-BCH", "PA-LAJ", "PA-SVI", "PA-GUA", "CR-PCA", "CR-CAT"]
WIDTH, MAP_HEIGHT, PANEL_HEIGHT = 960, 250, 150


def text(x, y, words, size=13, colour=INK, anchor="start", weight="400"):
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="{colour}" text-anchor="{anchor}" font-weight="{weight}">{words}</text>'


def table(name):
    with open(SCENARIO / name, encoding="utf-8") as file:
        return list(csv.DictReader(file))


def at(site):
    return 40 + (float(site["longitude"]) + 85.7) / 8.3 * (WIDTH - 130), 46 + (11.3 - float(site["latitude"])) / 3.2 * (MAP_HEIGHT - 90)


def draw_map():
    sites = {site["id"]: site for site in table("sites.csv")}
    out = [text(16, 24, "Out of the Darien, across Panama and Costa Rica", 16, weight="600"), text(WIDTH - 16, 24, "blue by river, grey by road, dashed since 9 October", 12, SOFT, "end")]
    for route in table("routes.csv"):
        if route["from"] == "PA-DAR":
            continue
        (x1, y1), (x2, y2) = at(sites[route["from"]]), at(sites[route["to"]])
        river, direct = route["mode"] == "river", route["open"] == "false"
        bend = -26 if direct else 14
        style = f'stroke="{ACCENT if river else SOFT}" stroke-width="{2.5 if river else 1.6}"' + (' stroke-dasharray="6 4"' if direct else "")
        out.append(f'<path d="M{x1:.1f} {y1:.1f} Q{(x1 + x2) / 2:.1f} {(y1 + y2) / 2 + bend:.1f} {x2:.1f} {y2:.1f}" fill="none" {style}/>')
    for site_id, name in NAMES.items():
        x, y = at(sites[site_id])
        dx, dy, anchor = LABELS[site_id]
        out.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="white" stroke="{INK}" stroke-width="2"/>')
        out.append(text(x + dx, y + dy, name, 12, INK, anchor))
    return out


def daily(values):
    return [sum(values[day * 24:day * 24 + 24]) / 24 for day in range(DAYS)]


def round_up(value):
    for step in (1, 2, 2.5, 5, 10):
        size = 10 ** (len(str(int(value))) - 1)
        if value <= step * size:
            return step * size
    return value


def draw_panel(site_id, band, left, top, width, height):
    top_value = round_up(max(daily(band["p90"])))
    x = lambda day: left + day / DAYS * width
    y = lambda persons: top + height - persons / top_value * height
    day_of = lambda month, day: (datetime.date(2023, month, day) - START).days
    out = [text(left, top - 8, NAMES[site_id], 13, weight="600")]
    out.append(f'<rect x="{x(day_of(10, 23)):.1f}" y="{top}" width="{x(DAYS) - x(day_of(10, 23)):.1f}" height="{height}" fill="{SIGNAL}" opacity="0.10"/>')
    for part in (0, 0.5, 1):
        value = part * top_value
        out.append(f'<line x1="{left}" x2="{left + width}" y1="{y(value):.1f}" y2="{y(value):.1f}" stroke="{FAINT}"/>')
        out.append(text(left - 6, y(value) + 4, f"{value:,.0f}".replace(",", "\u2009"), 11, SOFT, "end"))
    for month, name in ((7, "Jul"), (8, "Aug"), (9, "Sep"), (10, "Oct"), (11, "Nov")):
        out.append(text(x(day_of(month, 1)), top + height + 15, name, 11, SOFT))
    upper = [f"{x(day + 0.5):.1f},{y(value):.1f}" for day, value in enumerate(daily(band["p90"]))]
    lower = [f"{x(day + 0.5):.1f},{y(value):.1f}" for day, value in enumerate(daily(band["p10"]))]
    out.append(f'<polygon points="{" ".join(upper + lower[::-1])}" fill="{ACCENT}" opacity="0.22"/>')
    median = [f"{x(day + 0.5):.1f},{y(value):.1f}" for day, value in enumerate(daily(band["p50"]))]
    out.append(f'<polyline points="{" ".join(median)}" fill="none" stroke="{ACCENT}" stroke-width="1.8"/>')
    return out


def read_bands(path):
    bands = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            event = json.loads(line)
            if event.get("event") == "bands" and event["name"] == "present_persons":
                bands[event["scope"]["site"]] = event
    return bands


def main():
    bands = read_bands(sys.argv[1])
    height = MAP_HEIGHT + 2 * (PANEL_HEIGHT + 44) + 70
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="Inter, Noto Sans, sans-serif" role="img" '
           'aria-label="Map of the corridor and people present at six sites, July to November 2023">',
           f'<rect width="{WIDTH}" height="{height}" fill="white"/>', *draw_map()]
    out.append(text(16, MAP_HEIGHT + 22, "People present: median history and its 10-90 % range, daily means; shaded: road blockade", 13, SOFT))
    width = (WIDTH - 3 * 70 - 16) / 3
    for i, site_id in enumerate(PANELS):
        out += draw_panel(site_id, bands[site_id], 64 + (i % 3) * (width + 70), MAP_HEIGHT + 62 + (i // 3) * (PANEL_HEIGHT + 56), width, PANEL_HEIGHT)
    print("\n".join(out + ["</svg>"]))


main()
