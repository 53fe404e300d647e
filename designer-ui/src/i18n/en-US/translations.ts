/** What is said of texts in several languages. */
export const words = {
  open: "{{field}} in other languages ({{written}} of {{all}} written)",
};
