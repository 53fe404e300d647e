export const words = {
  title: "Notifications",
  unread: "Unread",
  seen: "Read",
  read: "Mark as read",
  readOne: "Mark “{{title}}” as read",
  readAll: "Mark all as read",
  more: "Earlier notifications",
  empty: "No notifications yet",
  emptyHint: "When somebody mentions you, or a flow or rule has news for you, it shows here.",
};
