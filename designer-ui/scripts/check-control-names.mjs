import { readdirSync } from "node:fs";
import { relative, resolve } from "node:path";
import ts from "typescript";

/**
 * Refuses names of controls outside their own folders: whatever a control can do it says of itself, so that adding one touches no
 * logic that is there. A string counts as such a name where it meets a plain string: compared with one, listed for one, given as the
 * `type` of a field or to a function that asks for one. Where a closed set of words stands it means something else (`"text"` of formulas).
 */
const SCHEMAS = resolve(import.meta.dirname, "../../form-engine/src/main/resources/schema/controls");
const CONTROLS = new Set(readdirSync(SCHEMAS).map((file) => file.replace(".schema.json", "")));

/** Where names may stand, and why. */
const ALLOWED = [
  [/^model\/form\/kinds\.ts$/, "the first twenty, which a form without screens knows"],
  [/^model\/form\/usual\.ts$/, "the controls by which the platform itself asks"],
  [/^model\/generated\//, "written from the schemas"],
  [/^i18n\//, "words"],
  [/^model\/(formula|condition)\//, "types of values, where no field is known"],
  [/(^testing\/|\.test\.tsx?$|\.fixture\.ts$)/, "tests"],
];

/** A guard that has read nothing proves nothing. */
const [FEWEST_FILES, FEWEST_CONTROLS] = [2, 50];

const COMPARING = new Set([
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
]);
/** What names a kind of field is called. */
const KIND = /^(type|control|controls|types|reads)$/;
/** Words, keys of queries and of documents: plain strings that are no kinds of fields. */
const OTHER_CALLS = /(^|\.)(t|useTranslation|list|one|create|put|get|partOf|textProp|numberProp)$/;
const OTHER_NAMES = /^(icon|key|kind|name|stem|autoComplete|source|queryKey|stale|[A-Z])$/;

const config = ts.getParsedCommandLineOfConfigFile(
  "tsconfig.json",
  {},
  { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined },
);
const program = ts.createProgram(config?.fileNames ?? [], { ...config?.options, noEmit: true });
const checker = program.getTypeChecker();

const partsOf = (type) => (type.isUnion() ? type.types : [type]);
const isPlain = (type) => type !== undefined && partsOf(type).some(({ flags }) => (flags & ts.TypeFlags.String) !== 0);
/** Names of controls are fixed words, wherever they come from. */
const named = (type) =>
  partsOf(type).flatMap((part) => (part.isStringLiteral() && CONTROLS.has(part.value) ? [part.value] : []));

const nameOf = (node) => {
  if (ts.isNonNullExpression(node) || ts.isParenthesizedExpression(node)) return nameOf(node.expression);
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression))
    return node.argumentExpression.text;
  return ts.isIdentifier(node) ? node.text : "type";
};

/** Whether a list is one of controls: some words are names of controls by chance. */
const isOfControls = (words) => words.filter((word) => CONTROLS.has(word)).length * 2 > words.length;

/** The expression that gives what a literal gives: `a ? "x" : b` as a whole. */
function whole(node) {
  const { parent } = node;
  const passes =
    ts.isParenthesizedExpression(parent) ||
    ts.isAsExpression(parent) ||
    ts.isSatisfiesExpression(parent) ||
    (ts.isConditionalExpression(parent) && parent.condition !== node) ||
    (ts.isBinaryExpression(parent) && ["??", "||"].includes(parent.operatorToken.getText()));
  return passes ? whole(parent) : node;
}

function comparesKind({ left, right, operatorToken }) {
  if (!COMPARING.has(operatorToken.kind)) return undefined;
  for (const [one, other] of [
    [left, right],
    [right, left],
  ]) {
    const [name] = named(checker.getTypeAtLocation(one));
    if (name && isPlain(checker.getTypeAtLocation(other)) && KIND.test(nameOf(other))) return name;
  }
  return undefined;
}

/** Whether a literal stands where a kind of field is wanted. */
function namesKind(literal) {
  const node = whole(literal);
  const { parent } = node;
  if (ts.isCaseClause(parent)) {
    const asked = parent.parent.parent.expression;
    return isPlain(checker.getTypeAtLocation(asked)) && KIND.test(nameOf(asked));
  }
  const wanted = checker.getContextualType(literal);
  if (ts.isArrayLiteralExpression(parent)) {
    let around = whole(parent).parent;
    while (ts.isArrayLiteralExpression(around)) around = around.parent;
    const of = (ts.isCallExpression(around) && around.expression.getText()) || "";
    const name = around.name?.getText() ?? "";
    const held = ts.isJsxExpression(around) ? (around.parent.name?.getText() ?? "") : name;
    if (!isOfControls(parent.elements.map((element) => element.text ?? ""))) return false;
    return (wanted === undefined || isPlain(wanted)) && !OTHER_CALLS.test(of) && !OTHER_NAMES.test(held);
  }
  if (!isPlain(wanted)) return false;
  if (ts.isPropertyAssignment(parent)) return node === parent.initializer && !OTHER_NAMES.test(parent.name.getText());
  if (ts.isJsxAttribute(parent)) return KIND.test(parent.name.getText());
  if (ts.isCallExpression(parent)) return !OTHER_CALLS.test(parent.expression.getText());
  return (
    ts.isReturnStatement(parent) ||
    ts.isArrowFunction(parent) ||
    ts.isBindingElement(parent) ||
    ts.isVariableDeclaration(parent)
  );
}

/** `{ text: 500 }` where anything may be a key. */
function listsKind(property) {
  const wanted = checker.getContextualType(property.parent);
  const { text } = property.name;
  if (!CONTROLS.has(text) || wanted === undefined || wanted.getProperty(text)) return undefined;
  const keys = property.parent.properties.map(({ name }) => name?.text ?? "");
  if (keys.length < 2 || !isOfControls(keys)) return undefined;
  return checker.getIndexInfoOfType(wanted, ts.IndexKind.String) ? text : undefined;
}

function found(node) {
  if (ts.isBinaryExpression(node)) return comparesKind(node);
  if (ts.isStringLiteralLike(node) && CONTROLS.has(node.text) && namesKind(node)) return node.text;
  if (ts.isPropertyAssignment(node) && (ts.isIdentifier(node.name) || ts.isStringLiteral(node.name)))
    return listsKind(node);
  return undefined;
}

let read = 0;
let refused = 0;
for (const file of program.getSourceFiles()) {
  const path = relative("src", file.fileName);
  if (path.startsWith("..") || ALLOWED.some(([where]) => where.test(path))) continue;
  read++;
  const [, own] = /^controls\/([a-z]+)\//.exec(path) ?? [];
  const visit = (node) => {
    const name = found(node);
    if (name !== undefined && name !== own) {
      refused++;
      const { line } = file.getLineAndCharacterOfPosition(node.getStart());
      console.error(`src/${path}:${line + 1} names the control "${name}": ${file.text.split("\n")[line].trim()}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
}
const isBlind = read < FEWEST_FILES || CONTROLS.size < FEWEST_CONTROLS;
if (isBlind) {
  console.error(`${read} files were read for the names of ${CONTROLS.size} controls: too few`);
}
if (refused > 0 || isBlind) {
  process.exitCode = 1;
} else {
  console.log(`no control is named outside of its folder in ${read} files`);
}
