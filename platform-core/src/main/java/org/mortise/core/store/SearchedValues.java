package org.mortise.core.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.OptionShape;
import org.mortise.core.metadata.ValueType;

/**
 * Numbers and options in the search: found by what people see of them, not by how records keep them. A number is found when it is
 * typed whole, or without what stands after its point; an option by any part of its label in any language, so that new labels need
 * no new tokens.
 *
 * <p>Tokens of numbers begin with {@code =} and those of options with {@code #}, which no piece of a text does.
 */
final class SearchedValues {

    private static final DataType<String[]> TEXTS = SQLDataType.CLOB.getArrayDataType();
    private static final Pattern TYPED =
            Pattern.compile("[¥$€£]?([+-]?)[¥$€£]?(\\d{1,20}|\\d{1,3}(?:,\\d{3}){1,6})(\\.\\d{1,10})?[%元]?");

    private SearchedValues() {}

    /** What finds the values of a record that are no texts. */
    static Set<String> tokens(List<FieldShape> searched, ObjectNode data) {
        var tokens = new LinkedHashSet<String>();
        for (var field : searched) {
            var value = data.path(field.key());
            switch (field.type()) {
                case NUMBER -> {
                    if (value.isTextual() || value.isNumber()) {
                        var number = shown(field, new BigDecimal(value.asText()));
                        tokens.add(token(number));
                        tokens.add(token(number.setScale(0, RoundingMode.DOWN)));
                    }
                }
                case OPTION -> option(field, value, tokens);
                case OPTIONS -> value.forEach(each -> option(field, each, tokens));
                default -> {}
            }
        }
        return tokens;
    }

    /** What may find records that hold what {@code term} says, as lexemes of a tsquery. */
    static List<String> lexemes(List<FieldShape> searched, String term) {
        var lexemes = new ArrayList<String>();
        if (searched.stream().anyMatch(field -> field.type() == ValueType.NUMBER)) {
            number(term).ifPresent(number -> lexemes.add("'" + token(number) + "'"));
        }
        for (var field : searched) {
            for (var option : called(field, term)) {
                lexemes.add("'" + token(field, option) + "'");
            }
        }
        return lexemes;
    }

    /** Whether a field holds what {@code term} says. */
    static Optional<Condition> holds(FieldShape field, Field<?> column, SearchTokens.Term term) {
        return switch (field.type()) {
            case NUMBER -> number(term.word()).map(number -> isNumber(field, column, number));
            case OPTION ->
                Optional.of(DSL.or(
                        DSL.condition("{0} = any({1})", column, DSL.val(called(field, term.word()), TEXTS)),
                        isUnlisted(field) ? SearchSql.like(column, term.pattern()) : DSL.falseCondition()));
            case OPTIONS ->
                Optional.of(DSL.or(
                        DSL.condition("{0} && {1}", column, DSL.val(called(field, term.word()), TEXTS)),
                        DSL.condition(
                                "exists (select from unnest({0}) as e(v) where v <> all({1})"
                                        + " and lower(normalize(v, NFKC)) like {2})",
                                column, DSL.val(keys(field), TEXTS), DSL.val(term.pattern()))));
            default -> Optional.empty();
        };
    }

    private static Condition isNumber(FieldShape field, Field<?> column, BigDecimal number) {
        var shift = field.traits().figure().shift();
        var shown = shift == 0
                ? DSL.field("({0})", column)
                : DSL.field("({0} * {1})", column, DSL.inline(BigDecimal.ONE.movePointRight(shift)));
        return number.scale() > 0
                ? DSL.condition("{0} = {1}", shown, DSL.val(number))
                : DSL.condition("trunc({0}) = {1}", shown, DSL.val(number));
    }

    /** The number that somebody types: {@code ￥1,200.50}, {@code -5}, {@code 15%}; in NFKC. */
    static Optional<BigDecimal> number(String term) {
        var typed = TYPED.matcher(term);
        if (!typed.matches()) {
            return Optional.empty();
        }
        var digits = typed.group(2).replace(",", "") + (typed.group(3) == null ? "" : typed.group(3));
        var number = new BigDecimal("-".equals(typed.group(1)) ? "-" + digits : digits).stripTrailingZeros();
        return Optional.of(number.scale() < 0 ? number.setScale(0) : number);
    }

    /** Shares are seen, and typed, a hundred times as large as they are kept. */
    private static BigDecimal shown(FieldShape field, BigDecimal kept) {
        return kept.movePointRight(field.traits().figure().shift());
    }

    private static String token(BigDecimal number) {
        return number.signum() == 0 ? "=0" : "=" + number.stripTrailingZeros().toPlainString();
    }

    private static String token(FieldShape field, String option) {
        return "#" + field.key() + ":" + option;
    }

    /** What is no option of the list, such as a tag of one's own, is a text. */
    private static void option(FieldShape field, JsonNode value, Set<String> tokens) {
        if (!value.isTextual()) {
            return;
        }
        if (field.option(value.asText()).isPresent()) {
            tokens.add(token(field, value.asText()));
        } else {
            tokens.addAll(SearchTokens.of(List.of(value.asText())));
        }
    }

    /** Keys of the options of which some label holds the term. */
    private static String[] called(FieldShape field, String term) {
        return field.options().stream()
                .filter(option -> option.label().texts().values().stream()
                        .anyMatch(label -> SearchTokens.normalized(label).contains(term)))
                .map(OptionShape::key)
                .toArray(String[]::new);
    }

    private static boolean isUnlisted(FieldShape field) {
        return field.options().isEmpty();
    }

    private static String[] keys(FieldShape field) {
        return field.options().stream().map(OptionShape::key).toArray(String[]::new);
    }
}
