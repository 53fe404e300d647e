/** What is said of computed values that people may overrule. */
export const words = {
  overridden: "已手动改写",
  computeAgain: "恢复计算",
  computed: "由公式计算，可以改写",
};
