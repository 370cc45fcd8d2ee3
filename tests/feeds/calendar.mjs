// Reads a calendar with ical.js: prints its events as JSON, times in UTC, days as days, and the start by the clock of this program.
// TZ=… node calendar.mjs FILE
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const pad = (number) => String(number).padStart(2, "0");
const calendar = new ICAL.Component(ICAL.parse(readFileSync(process.argv[2], "utf8")));
const told = (time) => (time.isDate ? time.toString() : time.toJSDate().toISOString().replace(".000", ""));
const events = calendar.getAllSubcomponents("vevent").map((one) => {
  const event = new ICAL.Event(one);
  const at = event.startDate.toJSDate();
  return {
    title: event.summary,
    isDate: event.startDate.isDate,
    start: told(event.startDate),
    end: told(event.endDate),
    local: `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())} ${pad(at.getHours())}:${pad(at.getMinutes())}`,
  };
});
console.log(JSON.stringify(events));
