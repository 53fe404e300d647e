package org.mortise.core.formula;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mortise.core.formula.FxType.ListOf;
import org.mortise.core.formula.FxType.Scalar;
import org.mortise.core.kernel.Json;

class FormulaTest {

    @Test
    void a_formula_knows_its_type_what_it_reads_and_whether_it_changes_with_time() {
        var formula = compiled("IF({due} < TODAY(), {amount} * 2, SUM({items.amount}))");

        assertThat(formula.type()).isEqualTo(Scalar.NUMBER);
        assertThat(formula.reads())
                .containsExactly(FieldPath.of("due"), FieldPath.of("amount"), FieldPath.of("items.amount"));
        assertThat(formula.isVolatile()).isTrue();
        assertThat(formula.serverOnly()).isFalse();
    }

    @Test
    void only_functions_with_an_sql_form_leave_a_formula_sqlable() {
        assertThat(compiled("ROUND({amount} * 1.13, 2)").sqlable()).isTrue();
        assertThat(compiled("RMBUPPER({amount})").sqlable()).isFalse();
    }

    @Test
    void walking_a_link_after_its_braces_is_the_same_path() {
        assertThat(compiled("{customer}.level").ast())
                .isEqualTo(compiled("{customer.level}").ast());
    }

    @Test
    void a_mistake_is_named_once_with_its_place_and_what_was_probably_meant() {
        var problems = Formula.compile("1 + LEN({amuont}) * 2", aContract()).problems();

        assertThat(problems)
                .containsExactly(new FormulaProblem(
                        "fx_unknown_field", 8, 16, Map.of("field", "amuont", "suggestion", "amount")));
    }

    @Test
    void every_independent_mistake_is_reported() {
        var codes = Formula.compile("SUMM(1) + {nothing_like_it} + LEN(2)", aContract()).problems().stream()
                .map(FormulaProblem::code);

        assertThat(codes).containsExactly("fx_unknown_function", "fx_unknown_field", "fx_argument_type");
    }

    @Test
    void values_come_back_in_their_java_shapes_and_equal_numbers_are_equal() {
        assertThat(evaluated("{amount} * 2")).isEqualTo(new BigDecimal("25"));
        assertThat(evaluated("[1.50, 100]")).isEqualTo(List.of(new BigDecimal("1.5"), new BigDecimal("100")));
        assertThat(evaluated("NOW()")).isEqualTo(Instant.parse(FormulaCase.NOW));
        assertThat(evaluated("1 / 0")).isEqualTo(FormulaError.DIV0);
        assertThat(evaluated("BLANK()")).isNull();
    }

    @Test
    void a_value_that_is_not_of_its_fields_type_is_a_broken_reference() {
        var formula = compiled("{amount} + 1");
        var context = new FormulaCase(Json.parse("{\"fields\":{\"amount\":{\"type\":\"text\",\"value\":\"x\"}}}"));

        assertThat(formula.evaluate(context)).isEqualTo(FormulaError.REF);
    }

    @Test
    void a_list_is_a_type_of_its_elements() {
        assertThat(compiled("{items.amount}").type()).isEqualTo(new ListOf(Scalar.NUMBER));
    }

    private static Formula compiled(String source) {
        return requireNonNull(Formula.compile(source, aContract()).formula());
    }

    private static @Nullable Object evaluated(String source) {
        return compiled(source).evaluate(aContract());
    }

    private static FormulaCase aContract() {
        return new FormulaCase(Json.parse("""
                {"fields": {
                  "amount": {"type": "number", "value": "12.50"},
                  "due": {"type": "date", "value": null},
                  "items.amount": {"type": "list:number", "value": ["1"]},
                  "customer.level": {"type": "text", "value": "A"}
                }}"""));
    }
}
