/** Pictures, pages, figures and approvals that stand between fields. */
export const words = {
  height: "Height",
  "timeline.hint": "Shows the steps and the trail of the record’s approval",
  "frame.url": "Address",
  "frame.hint":
    "Begins with https://; the host must be one that the server allows. Behind the host, {field key} stands for a value of the record.",
  "chart.choose": "Choose a figure",
  "chart.dashboard": "Dashboard",
  "chart.dashboard.choose": "Choose a dashboard",
  "chart.item": "Figure",
  "chart.via": "Link that leads to this record",
  "chart.via.choose": "Choose a link",
  "chart.via.none": "The form it counts has no link to this one",
  picture: "Picture",
  "picture.choose": "Upload or choose a picture",
  "picture.bring": "Upload a picture",
  "picture.alt": "What it shows, in words",
  "picture.alt.hint": "For those who cannot see the picture, in both languages.",
  "picture.height": "Height at most",
};
