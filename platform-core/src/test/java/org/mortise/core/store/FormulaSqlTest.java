package org.mortise.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mortise.core.condition.ConditionFixtures;
import org.mortise.core.formula.Blanks;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.formula.Formula;
import org.mortise.core.formula.FormulaContext;
import org.mortise.core.formula.FormulaError;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.testing.TestPostgres;

class FormulaSqlTest {

    private static final int RECORDS = 40;
    private static final int FORMULAS = Integer.getInteger("formula.fuzz.sql", 2_000);
    private static final int KINDS = 4;
    private static final long SEED = Long.getLong("formula.fuzz.seed", 20_240_516L);

    private static TestPostgres postgres;
    private static Connection connection;
    private static CorpusColumns columns;
    private static final List<ConditionFixtures.Sample> SAMPLES = new ArrayList<>();
    private static final RandomConditions RANDOM = new RandomConditions(SEED);

    /** A record of the corpus as the formula language sees it. */
    private record Context(ConditionFixtures.Sample sample) implements FormulaContext {
        @Override
        public @Nullable Object value(FieldPath path) {
            return sample.value(path);
        }

        @Override
        public Instant now() {
            return sample.now();
        }

        @Override
        public ZoneId zone() {
            return sample.zone();
        }

        @Override
        public @Nullable String variable(String name) {
            return sample.variable(name) instanceof String text ? text : null;
        }
    }

    @BeforeAll
    static void start() throws SQLException {
        postgres = TestPostgres.create();
        connection = postgres.jdbc();
        columns = new CorpusColumns(connection);
        for (var index = 0; index < RECORDS; index++) {
            var sample = new ConditionFixtures.Sample(
                    Json.mapper().valueToTree(RANDOM.record()), null, ConditionFixtures.surroundings(null));
            SAMPLES.add(sample);
            columns.insert(index, sample);
        }
    }

    @AfterAll
    static void stop() throws SQLException {
        connection.close();
        postgres.close();
    }

    @Test
    void the_database_computes_random_formulas_as_memory_does() {
        var formulas = RANDOM.formulas();
        for (var count = 0; count < FORMULAS / KINDS; count++) {
            var blanks = count % 2 == 0 ? Blanks.ZERO : Blanks.SKIP;
            agrees(formulas.bool(3), blanks);
            agrees(formulas.number(2), blanks);
            agrees(formulas.text(3), blanks);
            agrees(formulas.date(3), blanks);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{amount} + 1",
                "-{amount}",
                "{amount}%",
                "{amount} / 8",
                "ROUND({amount} / {limit}, 2)",
                "ROUND({amount}, -1)",
                "ROUND({amount})",
                "ABS({amount})",
                "MIN({amount}, {limit}, 3)",
                "MAX({amount}, 0)",
                "IF({paid}, {amount}, {limit})",
                "IF({paid}, {amount})",
                "IFS({paid}, 1, {amount} > 0, 2)",
                "COALESCE({note}, {title}, \"x\")",
                "ISBLANK({title})",
                "ISBLANK({owner})",
                "{paid}",
                "NOT({paid})",
                "{title} & {amount} & {due} & {at} & {paid}",
                "LEFT({title})",
                "LEFT({title}, 2)",
                "RIGHT({title}, 1)",
                "LEN({title})",
                "TRIM({title})",
                "CONTAINS({title}, \"a\")",
                "STARTSWITH({title}, \"a\")",
                "{title} < \"b\"",
                "TODAY()",
                "NOW()",
                "YEAR({due})",
                "MONTH({at})",
                "DAY({at})",
                "{due} + 1",
                "{due} - 0.5",
                "{due} - {start}",
                "EDATE({due}, 1)",
                "EDATE({due}, -1.5)",
                "EOMONTH({due}, 1)",
                "DATE(2024, 14, 31)",
                "DATE({amount}, 1, 1)",
                "{due} = {start}",
                "{at} <= NOW()",
                "{owner} = {creator}",
                "{owner}",
                "CURRENTUSER()",
                "{customer}",
                "IF(ROUND(1 / {amount}, 2) > 0, 1, 2)",
                "{paid} && ROUND(1 / {amount}, 1) > 0",
                "{paid} || ROUND(1 / {amount}, 1) > 0",
                "COALESCE({note}, \"\" & ROUND(1 / {limit}, 3))",
                "{due} + 9999999",
                "ISERROR(({due} + 9999999) + {amount})",
                "{due} - 800000",
                "{due} - 3999999",
                "EDATE({due} - 3999999, 1)",
                "EOMONTH(EDATE({due}, -119000), -119000)",
                "EDATE({due} + 3999999, 119999)",
                "DATE(1, -119999, 4000000)",
                "DATE(9999, 119999, -3999999)",
                "EDATE({due}, 200000)",
                "{title} = BLANK()",
                "SUM({amount}, {limit}, 0.1)",
                "PRODUCT({amount}, {limit})",
                "ROUND(AVERAGE({amount}, {limit}), 2)",
                "COUNT({amount}, {due}, {at})",
                "COUNTA({title}, {owner}, {paid})",
                "MOD({amount}, {limit})",
                "MOD({amount}, -3)",
                "INT({amount})",
                "EVEN({amount})",
                "ODD({amount})",
                "ROUNDUP({amount}, 1)",
                "ROUNDDOWN({amount}, -1)",
                "CEILING({amount})",
                "FLOOR({amount}, 0.25)",
                "SWITCH({title}, \"a\", 1, {note}, 2, 3)",
                "SWITCH({amount}, 1, {due})",
                "XOR({paid}, {amount} > 0)",
                "IFERROR(MOD({amount}, {limit}), -1)",
                "ISERROR(MOD({amount}, {limit}))",
                "MID({title}, 2, 2)",
                "REPLACE({title}, 1, 1, \"中\")",
                "SUBSTITUTE({title}, \"a\", \"bb\")",
                "FIND(\"a\", {title})",
                "EXACT({title}, {note})",
                "ENDSWITH({title}, \"a\")",
                "DATEADD({due}, {amount}, \"M\")",
                "DATEADD({due}, 2, \"W\")",
                "YEARBEGIN({at})",
                "YEAREND({due})",
                "DATESTR({at})",
                "QUARTER({at})",
                "ISOWEEKNUM({due})",
                "WEEKDAY({due})",
                "WEEKDAY({at}, 3)",
                "WEEKDAY({due}, 15)",
                "HOUR({at})",
                "MINUTE({opens})",
                "SECOND({at})",
                "DAYS({due}, {at})",
                "AGE({start}, {due})",
                "AGE({start})",
                "IF({amount} > 1, BLANK(), 2)",
                "DISTANCE(\"116.3975,39.9087\", \"121.4737, 31.2304\") + {amount}",
                "DISTANCE(\"0,90\", \"0,-90\")",
                "DISTANCE({title}, \"0,0\")",
                "ISERROR(DISTANCE(\"181,0\", \"0,0\"))",
                "ISBLANK(DISTANCE(\"\", \"here\"))",
                "TEXT({stage})",
                "TEXT({stage}) & TEXT({amount}) & TEXT({due})",
                "LEN(TEXT({stage})) > 1",
                "SUM({spent}, -{spent}, {spent})",
                "ABS({spent})",
                "MAX({spent}, ABS({spent}))"
            })
    void the_database_computes_what_memory_computes(String source) {
        agrees(source, Blanks.ZERO);
        agrees(source, Blanks.SKIP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{amount} / {limit}",
                "1 / 3",
                "ROUND({amount} / {limit}, 11)",
                "2 ^ {amount}",
                "UPPER({title})",
                "LEFT({title}, {amount})",
                "{customer.amount} + 1",
                "TEXT({tags})",
                "SUM({items.qty})",
                "{nope} + 1"
            })
    void what_has_no_SQL_form_is_refused(String source) {
        assertThatThrownBy(() -> FormulaSql.compile(source, columns, SAMPLES.get(0)))
                .isInstanceOfSatisfying(Rejected.class, rejected -> assertThat(rejected.problems())
                        .singleElement()
                        .satisfies(problem -> assertThat(problem.code()).isEqualTo("condition_not_sqlable")));
    }

    @Test
    void what_would_grow_with_every_level_is_refused_and_what_is_only_long_is_not() {
        assertThat(compiles("{due}" + "+1".repeat(4))).isTrue();
        assertThat(compiles("{due}" + "+1".repeat(40))).isFalse();
        assertThat(compiles("EVEN(".repeat(30) + "{amount}" + ")".repeat(30))).isFalse();
        assertThat(compiles("{amount}" + "+{limit}".repeat(300))).isTrue();
        assertThat(compiles("IF({amount}>1,{limit},".repeat(40) + "0" + ")".repeat(40)))
                .isTrue();
    }

    @Test
    void the_catalogue_promises_an_SQL_form_where_there_is_one_and_nowhere_else() throws IOException {
        var special = Map.of(
                "IFERROR", "IFERROR(MOD({amount}, 0), 0)",
                "ISERROR", "ISERROR(MOD({amount}, 0))",
                "AVERAGE", "ROUND(AVERAGE({amount}, 2), 2)",
                "SUBSTITUTE", "SUBSTITUTE({title}, \"a\", \"b\")",
                "SECOND", "SECOND({at})",
                // They stand for fields of every record, which this table lacks.
                "CREATEDTIME", "{at}",
                "LASTMODIFIED", "{at}");
        try (var catalogue = Formula.class.getResourceAsStream("/formula/catalogue.json")) {
            for (var entry : Json.mapper().readTree(catalogue)) {
                var name = entry.path("name").asText();
                var example = special.getOrDefault(
                        name, entry.path("example").path("expr").asText());
                assertThat(compiles(example))
                        .as(example)
                        .isEqualTo(entry.path("sqlable").asBoolean());
            }
        }
    }

    private static boolean compiles(String source) {
        try {
            FormulaSql.compile(source, columns, SAMPLES.get(0));
            return true;
        } catch (Rejected notSqlable) {
            return false;
        }
    }

    private static void agrees(String source, Blanks blanks) {
        var compilation = Formula.compile(source, columns.types(), blanks);
        var formula = compilation.formula();
        if (formula == null) {
            throw new AssertionError(source + ": " + compilation.problems());
        }
        var compiled = FormulaSql.compile(formula, columns, SAMPLES.get(0));
        var rows = columns.database()
                .select(DSL.field("id", Integer.class), compiled)
                .from("record")
                .fetch();
        assertThat(rows).hasSize(RECORDS);
        for (var row : rows) {
            var expected = formula.evaluate(new Context(SAMPLES.get(row.value1())));
            assertThat(normal(row.value2()))
                    .as(
                            "%s (%s) for %s",
                            source, blanks, Json.write(SAMPLES.get(row.value1()).values()))
                    .isEqualTo(expected instanceof FormulaError ? null : normal(expected));
        }
    }

    /** Numbers by value, ids as texts, instants as they are. */
    private static @Nullable Object normal(@Nullable Object value) {
        if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros();
        }
        if (value instanceof OffsetDateTime instant) {
            return instant.toInstant();
        }
        return value instanceof UUID id ? id.toString() : value;
    }

    @Test
    void a_formula_reads_only_columns_of_its_own_record() {
        assertThat(columns.database().render(FormulaSql.compile("{amount} + {limit}", columns, SAMPLES.get(0))))
                .isEqualTo("(coalesce(\"record\".\"amount\", 0) + coalesce(\"record\".\"limit\", 0))");
    }
}
