package org.mortise.form.linkage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.mortise.core.kernel.Json;

/** Small forms at random, with rules, defaults, formulas and a sub-table, and somebody who fills them in. */
final class PassGenerator {

    private static final List<String> WRITABLE = List.of("a", "b", "t", "k", "m", "s", "d");
    private static final List<String> SHOWN =
            List.of("a", "b", "t", "k", "m", "s", "d", "sum", "says", "rows", "rows.n", "rows.q", "one", "two");
    private static final List<String> NUMBERS = List.of(
            "{a}+{b}", "{a}*{b}", "{a}/{b}", "SUM({rows.n})", "SUM({rows.twice})+{b}", "IF({s},{a},{b})", "LEN({t})");
    private static final List<String> TEXTS = List.of("{t}&\"-\"&{a}", "UPPER({t})", "IF({k}=\"x\",{t},\"no\")");

    private final Random random;
    private final PassValues values;
    private final PassConditions conditions;
    private int number;

    PassGenerator(long seed) {
        this.random = new Random(seed);
        this.values = new PassValues(random);
        this.conditions = new PassConditions(random, values);
    }

    /** One case as the corpus has it, without what is expected; empty when the form that came out could not be published. */
    Optional<ObjectNode> next() {
        var form = form();
        var prepared = PassCases.prepare(form);
        if (!prepared.problems().isEmpty() || prepared.form().graph().cycle().isPresent()) {
            return Optional.empty();
        }
        var one = Json.object().put("name", "random " + number++);
        one.set("form", form);
        one.set("input", input());
        one.set("links", links());
        if (chance(60)) {
            // Somebody saved it before.
            one.set("before", PassCases.run(one).data());
            one.set("input", input());
        }
        if (chance(20)) {
            one.putObject("rights").put("*", "write").put(any(WRITABLE), any(List.of("read", "hidden", "masked")));
        }
        return Optional.of(one);
    }

    /** The third of the people is not known. */
    private ObjectNode links() {
        var links = Json.object();
        var people = links.putObject("person");
        for (var index = 0; index < 2; index++) {
            var person = people.putObject(PassConditions.PEOPLE.get(index))
                    .put("name", any(List.of("x", "no", "P" + index)));
            if (chance(80)) {
                person.set("level", value("a"));
            }
        }
        return links;
    }

    private ObjectNode form() {
        var form = Json.object().put("kind", "form").put("key", "r" + number).put("title", "r");
        var model = form.putObject("model").put("titleField", "t");
        fields(model.putArray("fields"));
        sections(form.putArray("layouts").addObject().put("key", "main").putArray("nodes"));
        var logic = form.putObject("logic");
        var rules = logic.putArray("rules");
        for (var index = random.nextInt(5); index > 0; index--) {
            rules.add(rule("r" + index));
        }
        var validations = logic.putArray("validations");
        for (var index = random.nextInt(3); index > 0; index--) {
            validations.add(validation("v" + index));
        }
        uniques(model);
        if (chance(50)) {
            form.putObject("settings").put("onHide", any(List.of("clear", "keep", "recompute")));
        }
        return form;
    }

    private void uniques(ObjectNode model) {
        if (!chance(40)) {
            return;
        }
        var unique = model.putArray("uniques").addObject().put("table", "rows");
        unique.putArray("fields").add("n").add("q");
        if (chance(50)) {
            unique.putObject("when").put("field", "q").put("op", "ne").put("value", "x");
        }
        if (chance(30)) {
            unique.put("message", "taken");
        }
    }

    /** A link to a person whose level is at least what the record says. */
    private ObjectNode link(String key, String type) {
        var link = Json.object().put("key", key).put("type", type).put("title", key);
        var props = link.putObject("props").put("form", "person");
        if (chance(70)) {
            var filter = props.putObject("filter").put("field", "level").put("op", any(List.of("gte", "lt", "eq")));
            var own = List.of("who", "team").contains(key) ? List.of("a", "b", "n") : List.of("a", "b");
            filter.putObject("value").put("var", "record." + any(own));
        }
        if (chance(60)) {
            props.put("onInvalid", any(List.of("clear", "error")));
        }
        if (type.equals("link") && !key.equals("who") && chance(50)) {
            props.putArray("fill")
                    .addObject()
                    .put("from", "name")
                    .put("to", "t")
                    .put("mode", any(List.of("copy", "ifEmpty")));
        }
        return link;
    }

    private void fields(ArrayNode fields) {
        for (var key : WRITABLE) {
            fields.add(field(key));
        }
        fields.add(field("sum").put("compute", any(NUMBERS)).put("override", chance(50)));
        fields.add(field("says").put("compute", any(TEXTS)).put("override", chance(50)));
        fields.add(link("l", "link"));
        fields.add(link("ls", "links"));
        fields.add(Json.object().put("key", "g").put("type", "signature").put("title", "g"));
        var rows = field("rows");
        if (chance(15)) {
            rows.putObject("props").put("minRows", 1);
        }
        var columns = rows.putArray("fields");
        columns.add(inRow(field("n")));
        columns.add(inRow(choice()));
        columns.add(inRow(field("w")));
        columns.add(link("who", "link"));
        columns.add(inRow(link("team", "links")));
        columns.add(field("twice").put("compute", any(List.of("{n}*2", "{n}+{a}", "{n}/{b}"))));
        fields.add(rows);
    }

    /** Now and then with words of one's own beside it, or with a gate. */
    private ObjectNode choice() {
        var choice = field("q");
        if (chance(30)) {
            ((ObjectNode) choice.path("props"))
                    .putObject("other")
                    .put("option", "z")
                    .put("field", "w");
        }
        if (chance(20)) {
            var option = (ObjectNode) choice.path("props").path("options").get(0);
            option.set("gate", condition(1, true));
            option.putArray("require").add("n");
        }
        return choice;
    }

    /** A column with conditions of its own, asked in each row. */
    private ObjectNode inRow(ObjectNode column) {
        for (var name : List.of("visibleWhen", "requiredWhen", "readonlyWhen")) {
            if (chance(20)) {
                column.set(name, condition(1, true));
            }
        }
        return column;
    }

    private ObjectNode field(String key) {
        var field = Json.object()
                .put("key", key)
                .put("type", PassValues.typeOf(key))
                .put("title", key);
        var choice = List.of("k", "m", "q").contains(key);
        if (choice) {
            var options = field.putObject("props").putArray("options");
            PassValues.KINDS.forEach(
                    option -> options.addObject().put("key", option).put("label", option));
        }
        if (chance(20)) {
            field.put("onHide", any(List.of("clear", "keep", "recompute")));
        }
        if (chance(15) && !List.of("sum", "says", "twice").contains(key)) {
            field.put("required", true);
        }
        if (chance(12) && !List.of("sum", "says", "twice", "rows").contains(key)) {
            field.put("setOnce", true);
        }
        if (key.equals("n") && chance(25)) {
            field.putObject("props").put("unique", true);
        }
        if (chance(30) && !List.of("sum", "says", "twice", "rows").contains(key)) {
            field.set("default", initial(key));
        }
        if (chance(10) && WRITABLE.contains(key)) {
            field.set(any(List.of("visibleWhen", "requiredWhen", "readonlyWhen")), condition(1));
        }
        return field;
    }

    private ObjectNode initial(String key) {
        var initial = Json.object();
        if (PassValues.typeOf(key).equals("number") && chance(40)) {
            return initial.put("expr", any(List.of("{b}+1", "1/3", "LEN({t})")));
        }
        initial.set("value", value(key));
        return initial;
    }

    private void sections(ArrayNode nodes) {
        var one = nodes.addObject().put("kind", "section").put("key", "one");
        var two = Json.object().put("kind", "section").put("key", "two");
        var inside = one.putArray("children");
        var deeper = two.putArray("children");
        for (var key : List.of("a", "b", "t", "k", "m", "s", "d", "sum", "says", "rows")) {
            (chance(40) ? nodes : chance(50) ? inside : deeper)
                    .addObject()
                    .put("kind", "field")
                    .put("field", key);
        }
        (chance(50) ? nodes : inside).add(two);
    }

    private ObjectNode rule(String key) {
        var rule = Json.object().put("key", key);
        var ofRows = chance(35);
        if (ofRows) {
            rule.put("table", "rows");
        }
        rule.set("when", condition(ofRows ? 1 : 2, ofRows));
        var then = rule.putArray("then");
        for (var index = 1 + random.nextInt(2); index > 0; index--) {
            then.add(ofRows ? rowAction() : action());
        }
        if (chance(30)) {
            rule.putArray("else").add(ofRows ? rowAction() : action());
        }
        if (chance(5)) {
            rule.put("enabled", false);
        }
        return rule;
    }

    private ObjectNode action() {
        var act = any(List.of("show", "hide", "require", "readonly", "set", "options"));
        var action = Json.object().put("act", act);
        var targets = action.putArray("targets");
        switch (act) {
            case "show", "hide" -> targets.add(any(SHOWN));
            case "set" -> {
                var target = any(WRITABLE);
                targets.add(target);
                action.set("value", initial(target));
            }
            case "options" -> {
                targets.add(any(List.of("k", "m", "rows.q")));
                var options = action.putArray("options");
                PassValues.KINDS.stream().filter(option -> chance(60)).forEach(options::add);
                if (chance(60)) {
                    action.put("onInvalid", any(List.of("clear", "error")));
                }
            }
            default -> targets.add(any(List.of("a", "b", "t", "k", "m", "d", "sum", "rows", "rows.n")));
        }
        return action;
    }

    /** What a rule does to cells of the row that it asks. */
    private ObjectNode rowAction() {
        var act = any(List.of("show", "hide", "require", "readonly", "set", "set", "options"));
        var action = Json.object().put("act", act);
        var column = act.equals("options") ? "q" : any(List.of("n", "q", "w"));
        action.putArray("targets").add("rows." + column);
        if (act.equals("set")) {
            action.set("value", cell(column));
        } else if (act.equals("options")) {
            var options = action.putArray("options");
            PassValues.KINDS.stream().filter(option -> chance(60)).forEach(options::add);
            if (chance(60)) {
                action.put("onInvalid", any(List.of("clear", "error")));
            }
        }
        return action;
    }

    private ObjectNode cell(String column) {
        var source = Json.object();
        if (column.equals("n") && chance(50)) {
            return source.put("expr", any(List.of("{b}+1", "LEN({w})", "{a}*2")));
        }
        if (column.equals("w") && chance(50)) {
            return source.put("field", any(List.of("t", "q")));
        }
        source.set("value", value(column));
        return source;
    }

    private ObjectNode validation(String key) {
        var validation = Json.object().put("key", key).put("message", "no");
        if (chance(30)) {
            validation.put("table", "rows").set("assert", condition(1, true));
            validation.putArray("targets").add(any(List.of("rows.n", "rows.q", "rows.w")));
            return validation;
        }
        validation.set("assert", condition(1));
        if (chance(40)) {
            validation.set("when", condition(1));
        }
        if (chance(70)) {
            validation.putArray("targets").add(any(List.of("a", "t", "k", "rows", "sum")));
        }
        return validation;
    }

    private JsonNode condition(int depth) {
        return conditions.next(depth, false);
    }

    /** @param inRow whether it may speak of the columns of a row */
    private JsonNode condition(int depth, boolean inRow) {
        return conditions.next(depth, inRow);
    }

    private ObjectNode input() {
        var input = Json.object();
        for (var key : WRITABLE) {
            if (chance(50)) {
                input.set(key, chance(15) ? null : value(key));
            }
        }
        for (var key : List.of("sum", "says")) {
            if (chance(25)) {
                input.set(key, chance(30) ? null : value(key));
            }
        }
        if (chance(40)) {
            input.put("l", any(PassConditions.PEOPLE));
        }
        if (chance(30)) {
            input.putArray("ls")
                    .add(PassConditions.PEOPLE.get(0))
                    .add(PassConditions.PEOPLE.get(1 + random.nextInt(2)));
        }
        if (chance(20)) {
            var file = "0190d000-0000-7000-8000-00000000000" + random.nextInt(2);
            input.putArray("g")
                    .addObject()
                    .put("id", file)
                    .put("name", "s.png")
                    .put("size", 10)
                    .put("type", "image/png");
        }
        if (chance(50)) {
            var rows = input.putArray("rows");
            for (var index = random.nextInt(3); index > 0; index--) {
                // Few ids, so that rows come again.
                var row = rows.addObject().put("_id", "00000000-0000-7000-8000-00000000000" + index);
                for (var key : List.of("n", "q", "w")) {
                    if (chance(70)) {
                        row.set(key, value(key));
                    }
                }
                if (chance(30)) {
                    row.putArray("team").add(any(PassConditions.PEOPLE));
                }
                if (chance(40)) {
                    row.put("who", any(PassConditions.PEOPLE));
                }
            }
        }
        return input;
    }

    private JsonNode value(String key) {
        return values.of(key);
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
