export const words = {
  cancel: "取消",
  close: "知道了",
  done_other: "{{title}}：已完成 {{count}} 条",
  records_other: "将对选中的 {{count}} 条记录执行。",
  failed: "没有执行：",
  failedOf_other: "有 {{count}} 条没有执行：",
  nothingWritten: "没有执行的记录没有任何改动；每次执行都记在记录的「自动化」里。",
  missing: "请填写{{field}}。",
  saveFirst: "请先保存修改",
  menu: "执行操作",
};
