/** The arrows of the tree: app → designer → runtime → form-view → controls | charts → api | kit | i18n → model. */
module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "islands",
      severity: "error",
      from: { path: "^src/(designer|runtime)/([^/]+)/" },
      to: { path: "^src/$1/", pathNot: "^src/$1/$2/" },
    },
    {
      name: "arrows-point-down",
      severity: "error",
      from: { path: "^src/(kit|api|i18n|model|controls|charts|form-view)/" },
      to: { path: "^src/(app|designer|runtime)/" },
    },
    {
      name: "the-floor-knows-no-controls",
      severity: "error",
      from: { path: "^src/(kit|api|i18n|model)/" },
      to: { path: "^src/(controls|charts)/" },
    },
    {
      name: "controls-know-no-form",
      severity: "error",
      from: { path: "^src/(kit|api|i18n|model|controls|charts)/" },
      to: { path: "^src/form-view/" },
    },
    {
      name: "runtime-knows-no-designer",
      severity: "error",
      from: { path: "^src/runtime/" },
      to: { path: "^src/designer/" },
    },
    { name: "nobody-imports-the-app", severity: "error", from: { pathNot: "^src/app/" }, to: { path: "^src/app/" } },
    {
      name: "the-public-page-stands-alone",
      severity: "error",
      from: { path: "^src/public-form/" },
      to: {
        path: "^src/",
        pathNot: "^src/(public-form|form-view/(editor|part-tabs)|controls|i18n/[^/]+/|model|testing/)",
      },
    },
    {
      name: "nobody-imports-the-public-page",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/public-form/" },
      to: { path: "^src/public-form/" },
    },
    {
      name: "model-is-pure",
      severity: "error",
      from: { path: "^src/model/" },
      to: { path: "^src/", pathNot: "^src/model/" },
    },
    {
      name: "product-knows-no-testing",
      severity: "error",
      from: { path: "^src/", pathNot: "(^src/testing/|\\.test\\.tsx?$)" },
      to: { path: "^src/testing/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    includeOnly: "^src",
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { extensions: [".ts", ".tsx", ".js", ".json", ".css"] },
  },
};
