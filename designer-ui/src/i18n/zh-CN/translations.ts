/** What is said of texts in several languages. */
export const words = {
  open: "{{field}}的其他语言（已填 {{written}}/{{all}}）",
};
