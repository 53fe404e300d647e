/** What stands between the fields of a form. */
export const words = {
  timeline: "Approval",
  "timeline.none": "Not submitted for approval yet.",
  "frame.none": "The page cannot be shown here: its address is incomplete, or it may not be embedded.",
  "chart.later": "The chart appears once the record is saved.",
};
