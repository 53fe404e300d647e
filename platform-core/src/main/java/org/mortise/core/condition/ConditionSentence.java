package org.mortise.core.condition;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.FieldPath;

/** A condition as a sentence: 「预计金额 大于等于 50,000 且 客户.级别 属于 A、B」. */
public final class ConditionSentence implements Condition.Visitor<String> {

    private static final Pattern COUNTED_DAYS = Pattern.compile("(last|next)(\\d+)d");

    private final ConditionLabels labels;
    private final ConditionWords words;

    private ConditionSentence(ConditionLabels labels, ConditionWords words) {
        this.labels = labels;
        this.words = words;
    }

    /** The sentence in Chinese, or in English for every other language. */
    public static String describe(Condition condition, ConditionLabels labels, Locale locale) {
        return condition.accept(new ConditionSentence(labels, ConditionWords.in(locale)));
    }

    @Override
    public String all(Condition.All all) {
        return all.of().isEmpty() ? words.say("always") : joined(all.of(), "and");
    }

    @Override
    public String any(Condition.Any any) {
        return any.of().isEmpty() ? words.say("never") : joined(any.of(), "or");
    }

    @Override
    public String not(Condition.Not not) {
        return words.say("not", not.of().accept(this));
    }

    @Override
    public String expression(Condition.Expression expression) {
        return words.say("formula", expression.source());
    }

    @Override
    public String rows(Condition.Rows rows) {
        var table = rows.table();
        var columns = new ConditionLabels() {
            @Override
            public String field(FieldPath path) {
                return labels.field(RowQuestion.outside(table, path));
            }

            @Override
            public @Nullable String value(FieldPath path, String literal) {
                return labels.value(RowQuestion.outside(table, path), literal);
            }
        };
        return words.say("rows", labels.field(table), rows.where().accept(new ConditionSentence(columns, words)));
    }

    @Override
    public String comparison(Condition.Comparison comparison) {
        var path = comparison.field();
        var field = labels.field(path);
        var word = "op." + comparison.operator().key();
        var value = comparison.value();
        if (value == null) {
            return words.say(word, field);
        }
        if ((comparison.operator() == Operator.BETWEEN || comparison.operator() == Operator.NEAR)
                && value instanceof Operand.Many ends) {
            return words.say(
                    word,
                    field,
                    value(path, ends.of().get(0)),
                    value(path, ends.of().get(1)));
        }
        if (comparison.operator() == Operator.WITHIN) {
            return words.say(word, field, period(value.toJson().toString()));
        }
        if (comparison.operator() == Operator.STARTS_WITH
                && value instanceof Operand.Literal literal
                && labels.value(path, String.valueOf(literal.value())) != null) {
            return words.say("op.isIn", field, value(path, value));
        }
        return words.say(word, field, value(path, value));
    }

    private String joined(List<Condition> conditions, String word) {
        if (conditions.size() == 1) {
            return conditions.get(0).accept(this);
        }
        return conditions.stream().map(this::part).collect(Collectors.joining(words.say(word)));
    }

    /** A group inside a group stands in parentheses unless it reads as one comparison. */
    private String part(Condition condition) {
        var sentence = condition.accept(this);
        var several = (condition instanceof Condition.All all && all.of().size() > 1)
                || (condition instanceof Condition.Any any && any.of().size() > 1);
        return several ? words.say("group", sentence) : sentence;
    }

    private String value(FieldPath path, Operand operand) {
        if (operand instanceof Operand.Many many) {
            return many.of().isEmpty()
                    ? words.say("nothing")
                    : many.of().stream().map(part -> value(path, part)).collect(Collectors.joining(words.say("list")));
        }
        if (operand instanceof Operand.FieldValue field) {
            return labels.field(field.path());
        }
        if (operand instanceof Operand.Computed computed) {
            return words.say("formula", computed.source());
        }
        if (operand instanceof Operand.Variable variable) {
            return Variables.typeOf(variable.name()) == null ? variable.name() : words.say("var." + variable.name());
        }
        if (operand instanceof Operand.Relative relative) {
            return relative(relative.time());
        }
        return literal(path, operand.toJson());
    }

    private String literal(FieldPath path, Object value) {
        if (value instanceof BigDecimal number) {
            return grouped(number);
        }
        if (value instanceof Boolean known) {
            return words.say(known.toString());
        }
        var label = labels.value(path, value.toString());
        return label == null ? value.toString() : label;
    }

    private String relative(RelativeTime time) {
        var shifts = time.shifts();
        var anchor = time.anchor();
        if (shifts.size() == 1 && (anchor == RelativeTime.Anchor.NOW || anchor == RelativeTime.Anchor.TODAY)) {
            var shift = shifts.get(0);
            return words.say(shift.amount() < 0 ? "ago" : "ahead", length(shift));
        }
        var said = words.say("anchor." + anchor.key());
        for (var shift : shifts) {
            said = words.say(shift.amount() < 0 ? "minus" : "plus", said, length(shift));
        }
        return said;
    }

    private String length(RelativeTime.Shift shift) {
        var name = "unit." + shift.unit();
        var amount = Math.abs(shift.amount());
        var one = name + ".one";
        return words.say(amount == 1 && words.knows(one) ? one : name, String.valueOf(amount));
    }

    private String period(String name) {
        if (Period.named(name).isEmpty()) {
            return name;
        }
        var counted = COUNTED_DAYS.matcher(name);
        return counted.matches()
                ? words.say("period." + counted.group(1) + "Days", counted.group(2))
                : words.say("period." + name);
    }

    /** Thousands apart, all decimals, no trailing zeros. */
    private static String grouped(BigDecimal number) {
        var format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMaximumFractionDigits(Math.max(0, number.scale()));
        return format.format(number);
    }
}
