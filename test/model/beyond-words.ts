/* Words of operations for what goes beyond Swarm: neighbours, volumes that slots keep, jobs at given times. */

export const beyondWords = [
  "label=skein.affinity=service==a",
  "label=skein.affinity=service!=a",
  "label=skein.affinity=service!=b",
  "label=skein.affinity=service!=c,service!=b",
  "label=skein.affinity=service==b,service!=c",
  "label=skein.affinity",
  "volume=data:/data",
  "volume=data:/data",
  "volume=:/data",
  "label=skein.volume-affinity=off",
  "label=skein.volume-affinity",
];

/** Of jobs; others are refused with them. */
export const scheduleWords = [
  "label=skein.schedule=*~*~*~*~*",
  "label=skein.schedule=*/7~*~*~*~*",
  "label=skein.schedule.overlap=queue",
  "label=skein.schedule.overlap=replace",
  "label=skein.schedule.misfire=skip",
  "label=skein.schedule.suspend=true",
  "label=skein.schedule.suspend=false",
];

/** For how long nobody leads. */
export const absences = ["1000", "59000", "130000", "4000000"];
