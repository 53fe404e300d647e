package org.mortise.form.linkage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Json;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.ValueType;
import org.mortise.form.control.Decimals;
import org.mortise.form.model.LookupDefinition;
import org.mortise.form.model.RollupDefinition.Function;

/** What kinds of values lookups and rollups have, and how a lookup over many links puts its values together. */
public final class Derived {

    private static final String BETWEEN = "、";

    private static final Set<ValueType> LOOKED_UP = Set.of(
            ValueType.TEXT,
            ValueType.LONG_TEXT,
            ValueType.NUMBER,
            ValueType.BOOLEAN,
            ValueType.DATE,
            ValueType.DATETIME,
            ValueType.TIME,
            ValueType.OPTION,
            ValueType.OPTIONS,
            ValueType.USER,
            ValueType.USERS,
            ValueType.DEPARTMENT,
            ValueType.DEPARTMENTS,
            ValueType.LINK,
            ValueType.STRUCTURE);

    /** Over many links values that can be put into one list are; texts are joined to one. */
    private static final Map<ValueType, ValueType> MANY = Map.of(
            ValueType.TEXT, ValueType.TEXT,
            ValueType.OPTION, ValueType.OPTIONS,
            ValueType.OPTIONS, ValueType.OPTIONS,
            ValueType.USER, ValueType.USERS,
            ValueType.USERS, ValueType.USERS,
            ValueType.DEPARTMENT, ValueType.DEPARTMENTS,
            ValueType.DEPARTMENTS, ValueType.DEPARTMENTS,
            ValueType.LINK, ValueType.LINKS);

    private static final Set<ValueType> ORDERED = Set.of(ValueType.NUMBER, ValueType.DATE, ValueType.DATETIME);

    private Derived() {}

    /** The kind of value of a lookup; empty when the source cannot be looked up over the link. */
    public static Optional<ValueType> lookedUp(
            ValueType source, boolean many, LookupDefinition.@Nullable Function function) {
        if (many && function != null) {
            return ofMany(source, function);
        }
        if (many) {
            return Optional.ofNullable(MANY.get(source));
        }
        return LOOKED_UP.contains(source) ? Optional.of(source) : Optional.empty();
    }

    private static Optional<ValueType> ofMany(ValueType source, LookupDefinition.Function function) {
        return switch (function) {
            case LIST ->
                source == ValueType.NUMBER ? Optional.of(ValueType.TEXT) : Optional.ofNullable(MANY.get(source));
            case SUM, AVG -> source == ValueType.NUMBER ? Optional.of(source) : Optional.empty();
            case MIN, MAX -> ORDERED.contains(source) ? Optional.of(source) : Optional.empty();
        };
    }

    /** Numbers, or days and moments as texts, of linked records as one; each counts, also when another is the same. */
    static JsonNode reckoned(List<JsonNode> values, LookupDefinition.Function function, FieldShape to) {
        if (values.isEmpty()) {
            return NullNode.getInstance();
        }
        if (to.type() != ValueType.NUMBER) {
            var texts = values.stream().map(JsonNode::asText).sorted().toList();
            return TextNode.valueOf(texts.get(function == LookupDefinition.Function.MIN ? 0 : texts.size() - 1));
        }
        var numbers =
                values.stream().map(value -> new BigDecimal(value.asText())).toList();
        var sum = numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var result =
                switch (function) {
                    case AVG -> sum.divide(BigDecimal.valueOf(numbers.size()), MathContext.DECIMAL128);
                    case MIN -> Collections.min(numbers);
                    case MAX -> Collections.max(numbers);
                    case SUM, LIST -> sum;
                };
        return TextNode.valueOf(Decimals.canonical(result, to.scale()));
    }

    /** The kind of value of a rollup; empty when the function cannot be applied. */
    public static Optional<ValueType> reckoned(Function function, @Nullable ValueType source) {
        if (function.counts()) {
            return source == null || source.hasColumn() ? Optional.of(ValueType.NUMBER) : Optional.empty();
        }
        if (source == null || !ORDERED.contains(source)) {
            return Optional.empty();
        }
        var ordered = function == Function.MIN || function == Function.MAX;
        return source == ValueType.NUMBER || ordered ? Optional.of(source) : Optional.empty();
    }

    /** The values of linked records as one, in their order and each once. */
    static JsonNode together(List<JsonNode> values, ValueType type) {
        var distinct = new LinkedHashSet<String>();
        for (var value : values) {
            if (value.isArray()) {
                value.forEach(element -> distinct.add(element.asText()));
            } else if (!value.isNull() && !value.asText().isEmpty()) {
                distinct.add(value.asText());
            }
        }
        if (distinct.isEmpty()) {
            return NullNode.getInstance();
        }
        return type == ValueType.TEXT
                ? TextNode.valueOf(String.join(BETWEEN, distinct))
                : Json.mapper().valueToTree(new ArrayList<>(distinct));
    }
}
