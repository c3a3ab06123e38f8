"use strict";
document.documentElement.classList.add("js");
const byId = (id) => document.getElementById(id);

// The rota: rows of the year and of the days follow the same three choices.
const choices = ["f-person", "f-competence", "f-week"].map(byId);
const strips = [...document.querySelectorAll(".strip[data-p]")];
const rows = [...document.querySelectorAll("#days tbody tr")];

function filter() {
  const [person, competence, week] = choices.map((choice) => choice.value);
  const wanted = (element) =>
    (!person || element.dataset.p === person) && (!competence || element.dataset.c === competence);
  for (const strip of strips) strip.hidden = !wanted(strip);
  let count = 0;
  for (const row of rows) {
    row.hidden = !wanted(row) || (week !== "" && row.dataset.w !== week);
    count += !row.hidden;
  }
  const found = byId("found");
  found.textContent = count === 1 ? found.dataset.one : found.dataset.many.replace("#", count);
}

byId("filter").addEventListener("submit", (event) => event.preventDefault());
for (const choice of choices) {
  choice.addEventListener("change", () => {
    // A person's whole year, or everybody's week: whoever picks one wants the other open.
    if (choice.id === "f-person") choices[2].value = choice.value ? "" : "0";
    filter();
  });
}
choices[2].value = "0";
filter();

// One person's year.
const who = byId("who");
if (who) {
  const show = () => {
    for (const story of document.querySelectorAll(".story")) story.hidden = story.id !== who.value;
  };
  who.addEventListener("change", show);
  show();
}

// What if: every figure was worked out beforehand; the sliders only choose among them.
const stops = JSON.parse(byId("stops").textContent);
for (const field of document.querySelectorAll(".whatif")) {
  const group = stops[Number(field.dataset.group)];
  const sliders = [...field.querySelectorAll("input")];
  const redraw = () => {
    const [every, weekend] = sliders.map((slider) => Number(slider.value));
    for (const slider of sliders) {
      const said = group[slider.dataset.stops][Number(slider.value)];
      slider.setAttribute("aria-valuetext", said);
      slider.nextElementSibling.textContent = said;
    }
    for (const row of field.querySelectorAll("[data-slots]")) {
      const [mean, said, heads] = group.slots[Number(row.dataset.slots)][every][weekend];
      row.querySelector("[data-heads]").textContent = heads;
      row.querySelector("[data-mean]").textContent = said;
      row.querySelector(".bar").style.width = Math.min(100, mean) * 0.6 + "%";
    }
  };
  for (const slider of sliders) slider.addEventListener("input", redraw);
  field.querySelector("button").addEventListener("click", () => {
    for (const slider of sliders) slider.value = slider.defaultValue;
    redraw();
  });
  redraw();
}
