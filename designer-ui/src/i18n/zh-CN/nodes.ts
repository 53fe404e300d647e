/** What stands between the fields of a form. */
export const words = {
  timeline: "审批进度",
  "timeline.none": "尚未提交审批。",
  "frame.none": "这里的网页打不开：地址不完整，或不允许嵌入。",
  "chart.later": "保存记录后显示图表。",
};
