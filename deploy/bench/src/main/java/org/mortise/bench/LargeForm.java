package org.mortise.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;

/** A form as large as they come: 200 fields, a fifth of them computed, five sub-tables with totals and 60 rules. */
final class LargeForm {

    static final String KEY = "large";
    static final int FIELDS = 200;
    static final int TABLES = 5;
    static final int RULES = 60;
    static final int ROWS = 4;

    private static final List<String> KINDS =
            List.of("text", "money", "money", "computed", "select", "date", "switch", "text", "number", "computed");
    private static final List<String> CHOICES = List.of("low", "middle", "high");

    private LargeForm() {}

    /** @param title tells one version from the next */
    static ObjectNode definition(String title) {
        var form =
                Api.JSON.createObjectNode().put("kind", "form").put("key", KEY).put("title", title);
        var model = form.putObject("model").put("titleField", name(0));
        var fields = model.putArray("fields");
        for (var index = 0; index < FIELDS; index++) {
            field(fields.addObject(), index);
        }
        for (var table = 0; table < TABLES; table++) {
            table(fields.addObject(), table);
        }
        var rules = form.putObject("logic").putArray("rules");
        for (var index = 0; index < RULES; index++) {
            rule(rules.addObject(), index);
        }
        return form;
    }

    /** Values for everything that can be written, and {@value #ROWS} rows for each sub-table. */
    static ObjectNode record(Random random) {
        var data = Api.JSON.createObjectNode();
        for (var index = 0; index < FIELDS; index++) {
            value(data, name(index), kind(index), random);
        }
        for (var table = 0; table < TABLES; table++) {
            var rows = data.putArray("t" + table);
            for (var row = 0; row < ROWS; row++) {
                rows.addObject()
                        .put("item", "Item " + random.nextInt(1000))
                        .put("qty", String.valueOf(1 + random.nextInt(9)))
                        .put("price", amount(random));
            }
        }
        return data;
    }

    static String name(int index) {
        return "f" + index;
    }

    private static String kind(int index) {
        return KINDS.get(index % KINDS.size());
    }

    private static void field(ObjectNode field, int index) {
        var kind = kind(index);
        field.put("key", name(index)).put("title", "Field " + index);
        field.put("type", kind.equals("computed") ? "money" : kind);
        if (kind.equals("computed")) {
            // Of the two amounts of its ten fields, and of the one computed before: a chain through the form.
            var first = index - index % KINDS.size() + 1;
            var before = index > KINDS.size() ? "+{" + name(index - KINDS.size()) + "}*0.01" : "";
            field.put("compute", "ROUND({" + name(first) + "}+{" + name(first + 1) + "}" + before + ",2)");
        }
        if (kind.equals("select")) {
            var options = field.putObject("props").putArray("options");
            CHOICES.forEach(choice -> options.addObject().put("key", choice).put("label", choice));
        }
    }

    private static void table(ObjectNode table, int index) {
        var fields = table.put("key", "t" + index)
                .put("title", "Table " + index)
                .put("type", "subtable")
                .putArray("fields");
        column(fields, "item", "text");
        column(fields, "qty", "number");
        column(fields, "price", "money");
        column(fields, "amount", "money").put("compute", "{qty}*{price}");
    }

    private static ObjectNode column(ArrayNode columns, String key, String type) {
        return columns.addObject().put("key", key).put("type", type).put("title", key);
    }

    /** In turn: shows, requires and sets, each upon a choice of its own ten fields. */
    private static void rule(ObjectNode rule, int index) {
        var ten = index % (FIELDS / KINDS.size()) * KINDS.size();
        rule.put("key", "r" + index);
        rule.putObject("when").put("field", name(ten + 4)).put("op", "eq").put("value", CHOICES.get(index % 3));
        var then = rule.putArray("then").addObject();
        switch (index * 3 / RULES) {
            case 0 ->
                then.put("act", "show").putArray("targets").add(name(ten + 5)).add(name(ten + 6));
            case 1 -> then.put("act", "require").putArray("targets").add(name(ten));
            default ->
                then.put("act", "set")
                        .put("value", "set by a rule")
                        .putArray("targets")
                        .add(name(ten + 7));
        }
    }

    private static void value(ObjectNode data, String key, String kind, Random random) {
        switch (kind) {
            case "text" -> data.put(key, "Text " + random.nextInt(100_000));
            case "money" -> data.put(key, amount(random));
            case "number" -> data.put(key, String.valueOf(random.nextInt(10_000)));
            case "select" -> data.put(key, CHOICES.get(random.nextInt(CHOICES.size())));
            case "date" -> data.put(key, "2026-0" + (1 + random.nextInt(9)) + "-15");
            case "switch" -> data.put(key, random.nextBoolean());
            default -> {
                // Computed.
            }
        }
    }

    private static String amount(Random random) {
        return random.nextInt(10_000) + "." + (10 + random.nextInt(90));
    }
}
