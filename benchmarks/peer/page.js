// The same screens as the kiosk's, built when they are shown; no framework.
"use strict";

const screen_ = document.getElementById("screen");
const panel = document.getElementById("panel");
let language = "nl";
let place = -1;
let chosen = -1;

const spoken = () => DATA.languages[language];
const words = id => spoken().words[id];
const escaped = text => String(text).replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`);

function picture(name, size, bold = true) {
    const glyphs = DATA.glyphs;
    const stroke = (bold && glyphs[name + "-bold"]) || glyphs[name] || "?";
    return `<span class="picture" style="font-size:${size}" data-fill="${bold ? "" : glyphs[name + "-fill"] || ""}" data-stroke="${stroke}"></span>`;
}

const speaker = () => `<button class="round">${picture("speaker-high", "calc(8.7 * var(--mm))")}</button>`;

function button(text, name, kind = "", act = "") {
    const size = kind.includes("large") ? "calc(1.3 * var(--body))" : "calc(1.3 * var(--hint))";
    const shown = name ? picture(name, size) : "";
    const last = kind.includes("main");
    return `<button class="button ${kind}" ${act ? `data-act="${act}"` : ""}>${last ? "" : shown}<span>${escaped(text)}</span>${last ? shown : ""}</button>`;
}

function bar(screen) {
    const steps = screen.steps.map(step => `<span class="step ${step.state}">${picture(step.pictogram, "calc(7 * var(--mm))")}</span>`);
    return `<div class="bar">${button(words("ui.back"), "caret-left")}<div class="steps">${steps.join("")}</div>
        ${button(words("language"), "globe-simple", "", "panel")}<button class="round">${picture("text-aa", "calc(8.7 * var(--mm))")}</button>
        <button class="round" data-act="welcome">${picture("eye-slash", "calc(8.7 * var(--mm))")}</button>${button(words("ui.help"), "lifebuoy", "dark")}</div>`;
}

function heading(text, name) {
    const chip = name ? `<span class="chip">${picture(name, "var(--title)", false)}</span>` : "";
    return `<div class="row">${chip}<span class="words title">${escaped(text)}</span>${speaker()}</div>`;
}

function foot(quiet, main, off = false) {
    return `<div class="foot">${quiet.join("")}${button(main, "caret-right", "large main", "next").replace("<button", off ? "<button disabled" : "<button")}</div>`;
}

function tile(text, hint, name, act, selected = false) {
    const shown = name ? picture(name, "calc(18 * var(--mm))", false) : "";
    return `<div class="tile ${selected ? "selected" : ""}"><button class="choice" data-act="${act}">${shown}<span><span>${escaped(text)}</span>${hint ? `<span class="hint">${escaped(hint)}</span>` : ""}</span></button>${speaker()}</div>`;
}

function lines(rows) {
    return rows.map(row => `<div class="row">${picture(row.pictogram, "calc(1.4 * var(--body))", false)}<div class="words">
        ${row.title ? `<div class="label">${escaped(row.title)}</div>` : ""}${row.text ? `<div>${escaped(row.text)}</div>` : ""}</div>${speaker()}</div>`).join("");
}

const list = (title, rows) => rows.length ? `<div class="card"><div class="label">${escaped(title)}</div>${lines(rows)}</div>` : "";
const line = (text, role = "") => text ? `<div class="${role}">${escaped(text)}</div>` : "";

const draw = {
    question: screen => `${bar(screen)}<main>${heading(screen.title, screen.pictogram)}<div class="grid two">
        ${screen.options.map((option, number) => tile(option.text, option.hint, option.pictogram, `choose ${number}`, number === chosen)).join("")}</div></main>
        ${foot([button(words("ui.read_everything"), "speaker-high", "large"), screen.calendar ? button(screen.calendar, "calendar", "large") : "",
        button(words("question.why"), "info", "large")], words("ui.next"), chosen < 0)}`,

    result: screen => `${bar(screen)}<main><div class="columns"><div><div class="card accent">${line(words("result.next_step"), "hint")}
        ${heading(screen.headline, screen.pictogram)}${line(screen.then)}
        ${screen.desk ? `<div class="row">${picture("map-pin", "calc(1.5 * var(--body))")}<div class="words">${line(screen.desk, "label")}${line(screen.address)}${line(screen.hours)}</div>${speaker()}</div>
        <div class="row">${picture("calendar-check", "calc(1.5 * var(--body))")}<div class="words">${screen.phone ? line(screen.appointment, "label") : ""}${line(screen.phone)}${line(screen.waiting, "hint")}${line(screen.cost, "hint")}</div></div>` : ""}</div>
        ${screen.comfort.map(note => `<div class="card comfort">${lines([note])}</div>`).join("")}</div>
        <div>${list(words("result.bring"), screen.bring)}${list(words("result.why"), screen.reasons)}</div>
        <div class="across">${list(words("result.good_to_know"), screen.goodToKnow)}</div></div></main>
        ${foot([button(words("ui.read_everything"), "speaker-high", "large"), button(words("result.change"), "arrow-u-up-left", "large")], words("result.means"))}`,

    compare: screen => {
        const own = name => screen.yours === name ? "own" : "";
        const head = name => `<div class="${own(name)} ${name}">${picture(name === "rni" ? "suitcase" : "house", "calc(1.3 * var(--title))", false)}
            <div><div class="label">${escaped(words("compare." + name))}${own(name) ? " — " + escaped(words("compare.yours")) : ""}</div><div class="hint">BRP/${name.toUpperCase()}</div></div></div>`;
        return `${bar(screen)}<main>${heading(words("compare.title"))}<div class="compare"><div></div>${head("rni")}${head("gba")}
            ${screen.topics.map(row => `<div>${picture(row.pictogram, "calc(1.6 * var(--body))", false)}<span class="label" style="flex:1">${escaped(row.topic)}</span>${speaker()}</div>
            <div class="${own("rni")} rni">${escaped(row.rni)}</div><div class="${own("gba")} gba">${escaped(row.gba)}</div>`).join("")}</div></main>
            ${foot([button(words("ui.read_everything"), "speaker-high", "large")], words("ui.next"))}`;
    },

    contact: screen => `${bar(screen)}<main>${heading(words("contact.title"), "envelope-simple")}<div class="card comfort">
        ${lines([{ pictogram: "handshake", title: words("contact.voluntary"), text: "" }])}${line([words("contact.purpose"), words("contact.sealed"), screen.term].join(" "))}</div>
        <div class="grid three">${[["phone", "phone"], ["email", "at"], ["address", "bed"]].map(([kind, name]) => tile(words("contact." + kind), words("contact.add"), name, "")).join("")}</div></main>
        ${foot([], words("contact.skip"))}`,
};

function languageTiles(act, selected) {
    return DATA.welcome.tiles.map(each => tile(each.name, each.promise, "", `${act} ${each.key}`, each.key === selected)
        .replace('class="choice"', `class="choice" dir="${each.rtl ? "rtl" : "ltr"}"`)).join("");
}

function show() {
    document.documentElement.dir = place < 0 || !spoken().rtl ? "ltr" : "rtl";
    if (place < 0) {
        screen_.innerHTML = `<div class="bar"><span class="wide label">${escaped(DATA.welcome.municipality)}</span><button class="round">${picture("text-aa", "calc(8.7 * var(--mm))")}</button>
            ${button(DATA.welcome.help, "lifebuoy", "dark")}</div><main><div class="title">${escaped(DATA.welcome.welcome)}</div><div class="grid two stretch">${languageTiles("start")}</div></main>`;
        return;
    }
    const screen = spoken().screens[place];
    screen_.innerHTML = draw[screen.kind](screen);
}

const acts = {
    start(tag) { language = tag; place = 0; chosen = -1; show(); },
    choose(number) { chosen = Number(number); show(); },
    next() { place = place + 1 < spoken().screens.length ? place + 1 : -1; chosen = -1; show(); },
    welcome() { place = -1; language = "nl"; show(); },
    panel() {
        panel.innerHTML = `<div class="bar">${picture("globe-simple", "var(--title)", false)}<span class="wide title">${escaped(words("welcome.choose"))}</span>${button(words("ui.close"), "x", "", "close")}</div>
            <main><div class="grid two">${languageTiles("change", language)}</div></main>`;
    },
    close() { panel.innerHTML = ""; },
    change(tag) { language = tag; panel.innerHTML = ""; show(); },
};

document.addEventListener("click", event => {
    const touched = event.target.closest("[data-act]");
    if (touched && !touched.disabled) {
        const [act, ...rest] = touched.dataset.act.split(" ");
        acts[act]?.(...rest);
    }
});

// Only in a rehearsal, never while something is measured: where the taps of a visit have to go.
function rehearse() {
    const heard = {};
    for (const tag of Object.keys(DATA.languages)) {
        const taps = heard[tag] = [];
        const tap = (kind, query) => {
            const item = document.querySelector(query);
            const box = item.getBoundingClientRect();
            taps.push([kind, Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)]);
            item.click();
        };
        tap("to question", `[data-act="start ${tag}"]`);
        for (let time = 0; time < DATA.switches && !spoken().rtl; time++) {
            for (const [kind, other] of [["mirror", DATA.mirrored], ["mirror back", tag]]) {
                tap("panel", `[data-act="panel"]`);
                tap(kind, `[data-act="change ${other}"]`);
            }
        }
        while (place >= 0) {
            const screen = spoken().screens[place];
            if (screen.kind === "question") {
                tap("option", `[data-act="choose ${screen.options.findIndex(option => option.taken)}"]`);
            }
            const after = spoken().screens[place + 1];
            tap(after ? "to " + after.kind : "to welcome", `[data-act="next"]`);
        }
    }
    fetch("/heard", { method: "POST", body: JSON.stringify(heard) });
}

show();
if (location.search === "?rehearse") {
    document.fonts.ready.then(() => setTimeout(rehearse, 500));
}
