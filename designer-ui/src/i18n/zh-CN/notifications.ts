export const words = {
  title: "通知",
  unread: "未读",
  seen: "已读",
  read: "标为已读",
  readOne: "把“{{title}}”标为已读",
  readAll: "全部标为已读",
  more: "更早的通知",
  empty: "还没有通知",
  emptyHint: "有人提到您，或流程、规则需要您知道时，会出现在这里。",
};
