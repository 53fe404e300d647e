package org.mortise.core.formula;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.FxType.ListOf;
import org.mortise.core.formula.FxType.Scalar;
import org.mortise.core.kernel.Json;

/** Writes random but mostly well-typed formulas over random records, from the grammar and the catalogue. */
final class FormulaGenerator {

    private static final int DEEPEST = 4;

    private final Random random;
    private ObjectNode fields = Json.object();
    private @Nullable FxType element;
    private boolean besideColumn;

    FormulaGenerator(long seed) {
        random = new Random(seed);
    }

    FormulaCase next() {
        fields = Json.object();
        var expr = random.nextInt(10) == 0
                ? noise()
                : of(
                        random.nextInt(8) == 0
                                ? new ListOf(one(FormulaMaterial.SCALARS))
                                : one(FormulaMaterial.SCALARS),
                        DEEPEST);
        if (random.nextInt(12) == 0) {
            expr = withoutOneCharacter(expr);
        }
        var json = Json.object().put("expr", expr);
        json.set("fields", fields);
        json.put("now", instant().toString()).put("zone", one(FormulaMaterial.ZONES));
        if (random.nextInt(4) == 0) {
            json.put("blank", "skip");
        }
        if (random.nextInt(4) == 0) {
            json.put("language", one(FormulaMaterial.LANGUAGES));
        }
        var line = new FormulaCase(json);
        return new FormulaCase(json.set("expect", line.outcome()));
    }

    /** Tokens in any order: mostly mistakes, at positions both twins must name. */
    private String noise() {
        fields.set("a", Json.object().put("type", "number").put("value", "2"));
        fields.set("t.b", Json.object().put("type", "text").put("value", "x"));
        return IntStream.range(0, 1 + random.nextInt(9))
                .mapToObj(at -> one(FormulaMaterial.NOISE))
                .collect(Collectors.joining(random.nextBoolean() ? " " : ""));
    }

    private String withoutOneCharacter(String expr) {
        var left = expr.codePoints().toArray();
        var dropped = random.nextInt(left.length);
        return IntStream.range(0, left.length)
                .filter(at -> at != dropped)
                .mapToObj(at -> Character.toString(left[at]))
                .collect(Collectors.joining());
    }

    private String of(FxType type, int depth) {
        if (depth <= 0 || random.nextInt(4) == 0) {
            return leaf(type);
        }
        if (type instanceof ListOf list && random.nextBoolean()) {
            return "[" + of(list.element(), depth - 1) + "," + of(list.element(), depth - 1) + "]";
        }
        return switch (random.nextInt(12)) {
            case 0 -> ofRows(type, depth);
            case 1, 2, 3, 4 -> operator(type, depth);
            default -> call(type, depth);
        };
    }

    /** Columns of one table asked together, another form asked, or choices by their labels; anything else for other types. */
    private String ofRows(FxType type, int depth) {
        if (type == Scalar.NUMBER && random.nextBoolean()) {
            return reckoned(depth);
        }
        if (type == Scalar.TEXT && random.nextBoolean()) {
            return labelled();
        }
        if (type == Scalar.NUMBER || type == Scalar.TEXT || type == Scalar.BOOL) {
            return asked(type, depth);
        }
        return call(type, depth);
    }

    private String reckoned(int depth) {
        var first = one(FormulaMaterial.SCALARS);
        var list = table(first);
        var numbers = list.replace(".a}", ".b}");
        var criterion = random.nextBoolean() ? of(first, depth - 1) : quoted(one(FormulaMaterial.CRITERIA));
        return switch (random.nextInt(9)) {
            case 0 -> "SUMIF(" + list + "," + criterion + "," + numbers + ")";
            case 1 -> "AVERAGEIF(" + list + "," + criterion + "," + numbers + ")";
            case 2 -> "COUNTIF(" + list + "," + criterion + ")";
            case 3 ->
                "SUMIFS(" + numbers + "," + list + "," + criterion + "," + numbers + ","
                        + quoted(one(FormulaMaterial.CRITERIA)) + ")";
            case 4 ->
                "COUNTIFS(" + list + "," + criterion + "," + numbers + "," + quoted(one(FormulaMaterial.CRITERIA))
                        + ")";
            case 5 -> one(FormulaMaterial.AGGREGATES) + "(" + numbers + ")";
            case 6 ->
                one(FormulaMaterial.AGGREGATES) + "(MAP(" + list + ",{row.b}*" + of(Scalar.NUMBER, depth - 1) + "))";
            case 7 ->
                one(FormulaMaterial.AGGREGATES) + "(FILTER(" + numbers + "," + of(Scalar.BOOL, depth - 1)
                        + " || {row}>{row.b}))";
            default -> "SUMPRODUCT(" + numbers + "," + numbers + ")";
        };
    }

    private String labelled() {
        var isMany = random.nextBoolean();
        var key = "f" + fields.size();
        var field = field(isMany ? new ListOf(Scalar.OPTION) : Scalar.OPTION);
        if (random.nextInt(8) > 0) {
            field.set("labels", FormulaMaterial.LABELS);
            field.put("path", isMany && random.nextBoolean());
        }
        fields.set(key, field);
        return isMany && random.nextBoolean()
                ? "TEXTJOIN(\"+\",FALSE,MAP({" + key + "},TEXT({row})))"
                : "TEXT({" + key + "})";
    }

    private String asked(FxType type, int depth) {
        var text = of(Scalar.TEXT, depth - 1);
        if (type == Scalar.TEXT) {
            return one(List.of(
                    "LOOKUP(\"product.name\",\"sku\"," + text + ")",
                    "GETUSERNAME(" + of(Scalar.USER, depth - 1) + ")",
                    "DEPTNAME()",
                    "USERFIELD(CURRENTUSER(),\"login\")"));
        }
        if (type == Scalar.BOOL) {
            return "QUERY(\"count\",\"product\",{row.sku}=" + text + ")>0";
        }
        return one(List.of(
                "LOOKUP(\"product.price\",\"sku\"," + text + ")",
                "MAPX(" + quoted(one(FormulaMaterial.PICKS)) + "," + text + ",\"product.sku\",\"product.price\")",
                "QUERY(" + quoted(one(FormulaMaterial.PICKS)) + ",\"product.price\",{row.price}>"
                        + of(Scalar.NUMBER, depth - 1) + ")",
                "ROLLUP(" + quoted(one(FormulaMaterial.PICKS)) + ",\"payment.amount\",\"contract\")"));
    }

    private String leaf(FxType type) {
        if (random.nextInt(25) == 0) {
            return "BLANK()";
        }
        if (type.equals(element) && random.nextBoolean()) {
            return "{row}";
        }
        if (element != null && besideColumn && type == Scalar.NUMBER && random.nextBoolean()) {
            return "{row.b}";
        }
        if (type == Scalar.NUMBER && random.nextBoolean()) {
            return number().abs().toPlainString();
        }
        if (type == Scalar.TEXT && random.nextBoolean()) {
            return quoted(one(FormulaMaterial.TEXTS));
        }
        if (type == Scalar.BOOL && random.nextBoolean()) {
            return random.nextBoolean() ? "TRUE" : "FALSE";
        }
        var key = "f" + fields.size();
        fields.set(key, field(type));
        return "{" + key + "}";
    }

    private String operator(FxType type, int depth) {
        if (type == Scalar.BOOL) {
            return random.nextInt(3) == 0 ? infix(type, one(List.of("&&", "||")), type, depth) : comparison(depth);
        }
        if (type == Scalar.NUMBER) {
            return switch (random.nextInt(10)) {
                case 0 -> "-" + leaf(type);
                case 1 -> leaf(type) + "%";
                case 2 -> infix(type, "^", type, depth);
                case 3 -> infix(Scalar.DATE, "-", Scalar.DATE, depth);
                default -> infix(type, one(List.of("+", "-", "*", "/")), type, depth);
            };
        }
        if (type == Scalar.TEXT) {
            return infix(one(FormulaMaterial.SCALARS), "&", one(FormulaMaterial.SCALARS), depth);
        }
        if (type == Scalar.DURATION) {
            var point = one(List.of(Scalar.DATETIME, Scalar.TIME, Scalar.DURATION));
            return random.nextBoolean() ? infix(type, "*", Scalar.NUMBER, depth) : infix(point, "-", point, depth);
        }
        var by = type == Scalar.TIME || (type == Scalar.DATETIME && random.nextBoolean())
                ? Scalar.DURATION
                : Scalar.NUMBER;
        var isPoint = type == Scalar.DATE || type == Scalar.DATETIME || type == Scalar.TIME;
        return isPoint ? infix(type, one(List.of("+", "-")), by, depth) : leaf(type);
    }

    private String comparison(int depth) {
        var type = one(FormulaMaterial.SCALARS);
        var ordered = Types.isMagnitude(type) || type == Scalar.TEXT;
        var op = one(ordered ? List.of("=", "<>", "<", "<=", ">", ">=") : List.of("=", "<>"));
        return infix(type, op, type, depth);
    }

    private String infix(FxType left, String op, FxType right, int depth) {
        return "(" + of(left, depth - 1) + op + of(right, depth - 1) + ")";
    }

    private String call(FxType type, int depth) {
        var fitting = new ArrayList<Signature>();
        for (var name : Catalogue.names()) {
            var signature = Catalogue.named(name);
            if (!signature.serverOnly() && !counts(signature, type).isEmpty()) {
                fitting.add(signature);
            }
        }
        var signature = one(fitting);
        if (signature.walksRows(1)) {
            return walked(signature, (ListOf) type, depth);
        }
        var groups = signature.repeat() == 0 ? 0 : random.nextInt(3);
        var least = one(counts(signature, type));
        var tail = signature.tail() != null && random.nextBoolean() ? 1 : 0;
        var count = signature.repeat() == 0 ? least : signature.params().size() + groups * signature.repeat() + tail;
        var switched =
                switch (signature.result()) {
                    case "S" -> type;
                    case "list:S" -> ((ListOf) type).element();
                    default -> one(FormulaMaterial.SCALARS);
                };
        var args = IntStream.range(0, count)
                .mapToObj(i -> argument(signature, signature.param(i, count), type, switched, depth))
                .toList();
        return signature.name() + "(" + String.join(",", args) + ")";
    }

    /** With how many arguments it gives the type, as far as they do not come again and again. */
    private static List<Integer> counts(Signature signature, FxType type) {
        return IntStream.rangeClosed(signature.fewest(), signature.params().size())
                .filter(count -> signature.result(count).equals(type.id()) || canBe(signature.result(count), type))
                .boxed()
                .toList();
    }

    /** A list, or the first column of a table, and what is asked of each of its rows. */
    private String walked(Signature signature, ListOf type, int depth) {
        var isFilter = signature.name().equals("FILTER");
        var each = isFilter ? type.element() : one(FormulaMaterial.SCALARS);
        var elementBefore = element;
        var besideBefore = besideColumn;
        var isTable = random.nextBoolean();
        var list = isTable ? table(each) : of(new ListOf(each), depth - 1);
        element = each;
        besideColumn = isTable;
        var body = of(isFilter ? Scalar.BOOL : type.element(), depth - 1);
        element = elementBefore;
        besideColumn = besideBefore;
        return signature.name() + "(" + list + "," + body + ")";
    }

    private String table(FxType first) {
        var table = "t" + fields.size();
        fields.set(table + ".a", field(new ListOf(first)));
        fields.set(table + ".b", field(new ListOf(Scalar.NUMBER)));
        return "{" + table + ".a}";
    }

    private ObjectNode field(FxType type) {
        return Json.object().put("type", type.id()).set("value", value(type));
    }

    /** Whether a type variable may stand for a type. */
    private static boolean canBe(String variable, FxType type) {
        return switch (variable) {
            case "T" -> true;
            case "S" -> Types.isScalar(type);
            case "M" -> Types.isMagnitude(type);
            case "Q" -> type == Scalar.NUMBER || type == Scalar.DURATION;
            case "P" -> type == Scalar.DATE || type == Scalar.DATETIME;
            case "list:S" -> type instanceof ListOf;
            default -> false;
        };
    }

    private String argument(Signature signature, Signature.Param param, FxType result, FxType switched, int depth) {
        var expected = param.type();
        if (param.name().equals("format")) {
            return quoted(one(FormulaMaterial.FORMATS));
        }
        if (param.name().equals("unit")) {
            return quoted(one(FormulaMaterial.UNITS));
        }
        if (param.name().equals("pattern")) {
            return quoted(one(FormulaMaterial.PATTERNS));
        }
        if (param.name().equals("replacement")) {
            return quoted(one(FormulaMaterial.REPLACEMENTS));
        }
        if (signature.name().equals("DISTANCE")) {
            return quoted(one(FormulaMaterial.PLACES));
        }
        var single = one(List.of(expected.split("\\|", -1)));
        if (single.endsWith("[]")) {
            return of(new ListOf(named(single.substring(0, single.length() - 2), result, switched)), depth - 1);
        }
        if (!single.endsWith("*")) {
            return of(
                    named(single, signature.result().equals("T") ? result : one(FormulaMaterial.SCALARS), switched),
                    depth - 1);
        }
        var element = named(single.substring(0, single.length() - 1), result, switched);
        return of(random.nextInt(3) == 0 ? new ListOf(element) : element, depth - 1);
    }

    private FxType named(String expected, FxType result, FxType switched) {
        return switch (expected) {
            case "T" -> result;
            case "M" -> Types.isMagnitude(result) ? result : one(FormulaMaterial.MAGNITUDES);
            case "S" -> switched;
            case "Q" -> result == Scalar.DURATION ? result : Scalar.NUMBER;
            case "P" -> result == Scalar.DATETIME ? result : Scalar.DATE;
            case "any" -> one(FormulaMaterial.SCALARS);
            default -> FormulaCase.type(expected);
        };
    }

    private JsonNode value(FxType type) {
        if (random.nextInt(7) == 0) {
            return FormulaCase.write(null);
        }
        if (type instanceof ListOf list) {
            var elements = Json.mapper().createArrayNode();
            IntStream.range(0, random.nextInt(4)).forEach(i -> elements.add(value(list.element())));
            return elements;
        }
        return FormulaCase.write(plain(type));
    }

    private @Nullable Object plain(FxType type) {
        if (type == Scalar.NUMBER) {
            return number();
        }
        if (type == Scalar.DURATION) {
            return BigDecimal.valueOf(random.nextInt(400_000) - 100_000L, random.nextInt(4));
        }
        if (type == Scalar.BOOL) {
            return random.nextBoolean();
        }
        if (type == Scalar.DATE) {
            return LocalDate.of(1990, 1, 1).plusDays(random.nextInt(20_000));
        }
        if (type == Scalar.DATETIME) {
            return instant();
        }
        return type == Scalar.TIME ? LocalTime.ofSecondOfDay(random.nextInt(86_400)) : one(FormulaMaterial.TEXTS);
    }

    private BigDecimal number() {
        return switch (random.nextInt(5)) {
            case 0 -> BigDecimal.valueOf(random.nextInt(12));
            case 1 -> BigDecimal.valueOf(random.nextInt(2000) - 1000L);
            case 2 -> BigDecimal.valueOf(random.nextInt(2_000_000) - 1_000_000L, 2);
            case 3 -> new BigDecimal(new BigInteger(110, random), random.nextInt(30));
            default -> BigDecimal.valueOf(random.nextInt(41) - 20L, 1);
        };
    }

    private Instant instant() {
        return Instant.ofEpochMilli(1_104_537_600_000L + (long) (random.nextDouble() * 631_000_000_000L));
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
