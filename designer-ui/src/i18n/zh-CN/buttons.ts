/** What a new record begins with. */
export const words = {
  "values.add": "添加一个字段",
  "values.remove": "不再预填{{field}}",
  thisRecord: "当前记录",
};
