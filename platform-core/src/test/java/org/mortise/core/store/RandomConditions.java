package org.mortise.core.store;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.mortise.core.condition.ConditionFixtures;
import org.mortise.core.condition.Operator;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.formula.FxType;

/** Conditions and records over the fields of the corpus, from small sets of values so that they often meet. */
final class RandomConditions {

    private static final ConditionFixtures.Fields FIELDS = ConditionFixtures.fields();
    private static final List<String> PATHS =
            FIELDS.byPath().keySet().stream().sorted().toList();
    private static final Map<FxType, List<String>> TEXTS = Map.of(
            FxType.Scalar.NUMBER, List.of("-1.5", "0", "1", "1.10", "1.1", "2", "3", "98765.4"),
            FxType.Scalar.DURATION, List.of("0", "1", "2", "3600"),
            FxType.Scalar.TEXT,
                    List.of("", "a", "A", "ab", "a%b", "a_b", "中国", "木桌中", "😀a", "a\\b", " a  b ", "é", "e\u0301"),
            FxType.Scalar.OPTION, List.of("a", "b", "c", "sales"),
            FxType.Scalar.DATE,
                    List.of(
                            "2024-02-29",
                            "2024-05-01",
                            "2024-05-09",
                            "2024-05-14",
                            "2024-05-15",
                            "2024-05-16",
                            "2024-05-31",
                            "2023-12-31",
                            "1999-01-01"),
            FxType.Scalar.DATETIME,
                    List.of(
                            "2024-05-15T03:20:30.000Z",
                            "2024-05-14T16:00:00.000Z",
                            "2024-05-14T15:59:59.999Z",
                            "2024-05-08T16:00:00.000Z",
                            "2024-04-30T16:00:00.000Z",
                            "2023-12-31T20:00:00.123Z"),
            FxType.Scalar.TIME, List.of("00:00:00", "09:00:00", "09:00:01", "23:59:59"),
            FxType.Scalar.USER, ids("a1", "a2", "a3"),
            FxType.Scalar.DEPARTMENT, ids("d1", "d2", "d3", "d9"),
            FxType.Scalar.FILE, ids("f1", "f2"));
    private static final List<String> RECORDS = ids("c1", "c2");
    private static final List<String> PERIODS = List.of(
            "today",
            "yesterday",
            "thisWeek",
            "lastWeek",
            "thisMonth",
            "lastMonth",
            "thisQuarter",
            "thisYear",
            "lastYear",
            "last7d",
            "next7d",
            "last30d");
    private static final List<String> MOMENTS = List.of(
            "today",
            "today-7d",
            "now",
            "now-1d",
            "startOfMonth",
            "startOfWeek+1w",
            "startOfYear-1d",
            "today-16d+2d",
            "today+9h");

    private final Random random;
    private final RandomFormulas formulas;

    RandomConditions(long seed) {
        random = new Random(seed);
        formulas = new RandomFormulas(random);
    }

    RandomFormulas formulas() {
        return formulas;
    }

    Map<String, Object> record() {
        var values = new LinkedHashMap<String, Object>();
        var rows = random.nextInt(3);
        for (var path : PATHS) {
            var type = typeOf(path);
            if (path.startsWith("items.")) {
                values.put(path, cells(((FxType.ListOf) type).element(), rows));
            } else if (random.nextInt(10) < 7) {
                values.put(path, type instanceof FxType.ListOf list ? subset(list.element()) : value(type));
            }
        }
        if (!values.containsKey("customer")) {
            values.keySet().removeIf(path -> path.startsWith("customer."));
        }
        return values;
    }

    Map<String, Object> condition(int depth) {
        var kind = depth == 0 ? 9 : random.nextInt(10);
        if (kind < 2) {
            return Map.of("all", several(depth));
        }
        if (kind < 4) {
            return Map.of("any", several(depth));
        }
        if (kind < 5) {
            return Map.of("not", condition(depth - 1));
        }
        return random.nextInt(8) == 0 ? Map.of("expr", formulas.bool(2)) : comparison();
    }

    private List<Object> several(int depth) {
        var parts = new ArrayList<>();
        for (var count = random.nextInt(4); count > 0; count--) {
            parts.add(condition(depth - 1));
        }
        return parts;
    }

    private Map<String, Object> comparison() {
        var path = formulas.pick(PATHS);
        var type = typeOf(path);
        var operators = List.of(Operator.values()).stream()
                .filter(operator -> operator.validFor(type) && !operator.needsOldImage())
                .toList();
        var operator = formulas.pick(operators);
        var comparison = new LinkedHashMap<String, Object>();
        comparison.put("field", path);
        comparison.put("op", operator.key());
        var value = operand(operator, type instanceof FxType.ListOf list ? list.element() : type, path);
        if (value != null) {
            comparison.put("value", value);
        }
        return comparison;
    }

    private @Nullable Object operand(Operator operator, FxType type, String path) {
        return switch (operator.takes()) {
            case NOTHING -> null;
            case ONE -> single(type);
            case RANGE -> List.of(single(type), single(type));
            case LIST -> list(type, path);
            case ONE_OR_LIST -> random.nextBoolean() ? constant(type) : List.of(constant(type), constant(type));
            case PERIOD -> formulas.pick(PERIODS);
            case CIRCLE -> List.of(formulas.pick(List.of("106.55,29.56", "0,0", "-180,90")), random.nextInt(20_000));
        };
    }

    private Object list(FxType type, String path) {
        if (random.nextInt(4) == 0 && type == FxType.Scalar.USER) {
            return Map.of(
                    "var",
                    formulas.pick(List.of("user.subordinates", "user.departmentPeople", "user.departmentTreePeople")));
        }
        if (random.nextInt(4) == 0 && type == FxType.Scalar.DEPARTMENT) {
            return Map.of("var", formulas.pick(List.of("user.departments", "user.departmentTree")));
        }
        if (random.nextInt(4) == 0 && type == FxType.Scalar.OPTION) {
            return path.startsWith("items.") ? Map.of("var", "user.roles") : Map.of("field", "wanted");
        }
        var onlyConstants = typeOf(path) instanceof FxType.ListOf;
        var values = new ArrayList<>();
        for (var count = random.nextInt(4); count > 0; count--) {
            values.add(onlyConstants ? constant(type) : single(type));
        }
        return values;
    }

    private Object single(FxType type) {
        var others = PATHS.stream()
                .filter(path -> path.indexOf('.') < 0 && typeOf(path).equals(type))
                .toList();
        if (random.nextInt(5) == 0 && !others.isEmpty()) {
            return Map.of("field", formulas.pick(others));
        }
        return random.nextInt(8) == 0 ? computed(type) : constant(type);
    }

    private Object computed(FxType type) {
        if (type == FxType.Scalar.NUMBER) {
            return Map.of("expr", formulas.number(2));
        }
        if (type == FxType.Scalar.TEXT) {
            return Map.of("expr", formulas.text(2));
        }
        return type == FxType.Scalar.DATE || type == FxType.Scalar.DATETIME
                ? Map.of("expr", formulas.date(2))
                : constant(type);
    }

    private Object constant(FxType type) {
        var isMoment = type == FxType.Scalar.DATE || type == FxType.Scalar.DATETIME;
        if (isMoment && random.nextInt(3) == 0) {
            return Map.of("relative", formulas.pick(MOMENTS));
        }
        if (type == FxType.Scalar.USER && random.nextInt(3) == 0) {
            return Map.of("var", "user.id");
        }
        if (type == FxType.Scalar.DEPARTMENT && random.nextInt(3) == 0) {
            return Map.of("var", "user.department");
        }
        var value = value(type);
        return type == FxType.Scalar.NUMBER && random.nextBoolean() ? new BigDecimal(value.toString()) : value;
    }

    private Object value(FxType type) {
        if (type == FxType.Scalar.BOOL) {
            return random.nextBoolean();
        }
        return formulas.pick(TEXTS.getOrDefault(type, RECORDS));
    }

    private List<@Nullable Object> cells(FxType type, int rows) {
        var cells = new ArrayList<@Nullable Object>();
        for (var row = 0; row < rows; row++) {
            cells.add(random.nextInt(5) == 0 ? null : value(type));
        }
        return cells;
    }

    private List<Object> subset(FxType type) {
        var subset = new ArrayList<>();
        for (var value : TEXTS.getOrDefault(type, RECORDS)) {
            if (random.nextInt(3) == 0) {
                subset.add(value);
            }
        }
        return subset;
    }

    private static FxType typeOf(String path) {
        var type = FIELDS.typeOf(FieldPath.of(path));
        if (type == null) {
            throw new IllegalStateException(path);
        }
        return type;
    }

    private static List<String> ids(String... ends) {
        return List.of(ends).stream()
                .map(end -> "00000000-0000-4000-8000-0000000000" + end)
                .toList();
    }
}
