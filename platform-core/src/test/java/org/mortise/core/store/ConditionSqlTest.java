package org.mortise.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mortise.core.condition.Condition;
import org.mortise.core.condition.ConditionCheck;
import org.mortise.core.condition.ConditionEnvironment;
import org.mortise.core.condition.ConditionEvaluation;
import org.mortise.core.condition.ConditionFixtures;
import org.mortise.core.condition.Conditions;
import org.mortise.core.condition.Truth;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Problem;
import org.mortise.core.testing.TestPostgres;

class ConditionSqlTest {

    private static final int RECORDS = 60;
    private static final int CONDITIONS = 400;
    private static final long SEED = 20_240_515L;

    private static TestPostgres postgres;
    private static Connection connection;
    private static CorpusColumns columns;

    @BeforeAll
    static void start() throws SQLException {
        postgres = TestPostgres.create();
        connection = postgres.jdbc();
        columns = new CorpusColumns(connection);
    }

    @AfterAll
    static void stop() throws SQLException {
        connection.close();
        postgres.close();
    }

    @BeforeEach
    void clear() {
        columns.clear();
    }

    @Test
    void the_database_answers_the_corpus_as_memory_does() {
        var asked = 0;
        for (var aCase : ConditionFixtures.lines("cases.jsonl")) {
            if (!aCase.has("expect") || aCase.has("old") || !isSqlable(aCase)) {
                continue;
            }
            columns.clear();
            var sample = ConditionFixtures.sample(aCase);
            columns.insert(1, sample);
            assertThat(answers(condition(aCase), sample))
                    .as(aCase.toString())
                    .containsEntry(1, Truth.valueOf(aCase.get("expect").textValue()));
            asked++;
        }
        assertThat(asked).isGreaterThan(450);
    }

    @Test
    void the_database_answers_random_conditions_as_memory_does() throws IOException {
        var random = new RandomConditions(SEED);
        var records = new ArrayList<Map<String, Object>>();
        var samples = new ArrayList<ConditionFixtures.Sample>();
        for (var index = 0; index < RECORDS; index++) {
            records.add(random.record());
            samples.add(sample(records.get(index)));
            columns.insert(index, samples.get(index));
        }
        var lines = new ArrayList<String>();
        lines.add(Json.write(Map.of("records", records)));
        for (var count = 0; count < CONDITIONS; count++) {
            var json = random.condition(3);
            var condition = Conditions.parse(json);
            assertThat(ConditionCheck.check(condition, columns.types(), ConditionCheck.Place.RECORD))
                    .as(Json.write(json))
                    .isEmpty();
            var expected = remembered(condition, samples);
            lines.add(Json.write(Map.of("condition", json, "expect", List.copyOf(expected.values()))));
            assertThat(answers(condition, samples.get(0))).as(Json.write(json)).isEqualTo(expected);
        }
        var written = Files.write(target().resolve("condition-fuzz.jsonl"), lines);
        assertThat(written).isNotEmptyFile();
    }

    @Test
    void what_only_memory_can_answer_is_a_problem() {
        for (var json : List.of(
                Map.of("field", "stage", "op", "changed"),
                Map.of("expr", "{amount} / {limit} > 1"),
                Map.of("expr", "{customer.level} = \"A\""),
                Map.of("field", "amount", "op", "gt", "value", Map.of("field", "customer.amount")),
                Map.of("field", "dept", "op", "inSubtree", "value", Map.of("field", "home")))) {
            assertThat(ConditionSql.problems(Conditions.parse(json), columns, sample(Map.of())))
                    .as(json.toString())
                    .extracting(Problem::code)
                    .containsExactly("condition_not_sqlable");
        }
    }

    @Test
    void every_value_is_bound() {
        var json = Map.of(
                "all",
                List.of(
                        Map.of("field", "title", "op", "contains", "value", "Robert'); drop"),
                        Map.of("field", "stage", "op", "in", "value", List.of("sekret")),
                        Map.of("expr", "{title} & \"sekret\" = \"sekret\" || {amount} > 4711"),
                        Map.of("field", "items.name", "op", "eq", "value", "sekret")));
        var compiled = ConditionSql.compile(Conditions.parse(json), columns, sample(Map.of()));
        assertThat(columns.database().render(compiled))
                .doesNotContain("Robert", "sekret", "4711")
                .contains("?");
    }

    @Test
    void a_list_of_constants_is_one_parameter() {
        var condition = Conditions.parse(Map.of("field", "stage", "op", "in", "value", List.of("a", "b", "c")));
        var compiled = ConditionSql.compile(condition, columns, sample(Map.of()));
        assertThat(columns.database().extractBindValues(compiled)).hasSize(1);
    }

    /** The build directory of this module, whatever the tests were started from. */
    private static Path target() {
        var classes = ConditionSqlTest.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        return Path.of(classes.substring(0, classes.lastIndexOf("/target/")), "target");
    }

    private static Map<Integer, Truth> remembered(Condition condition, List<ConditionFixtures.Sample> samples) {
        var evaluation = ConditionEvaluation.of(condition, columns.types());
        var answers = new TreeMap<Integer, Truth>();
        for (var index = 0; index < samples.size(); index++) {
            answers.put(index, evaluation.ask(samples.get(index)));
        }
        return answers;
    }

    private static Map<Integer, Truth> answers(Condition condition, ConditionEnvironment environment) {
        var yes = DSL.condition("({0}) is true", ConditionSql.compile(condition, columns, environment));
        var no = DSL.condition(
                "({0}) is true", ConditionSql.compile(new Condition.Not(condition), columns, environment));
        var answers = new HashMap<Integer, Truth>();
        columns.database()
                .select(DSL.field("id", Integer.class), DSL.field(yes), DSL.field(no))
                .from("record")
                .fetch()
                .forEach(row -> answers.put(row.value1(), truth(row.value2(), row.value3())));
        return answers;
    }

    private static Truth truth(boolean yes, boolean no) {
        assertThat(yes && no).isFalse();
        if (yes) {
            return Truth.TRUE;
        }
        return no ? Truth.FALSE : Truth.UNKNOWN;
    }

    private static boolean isSqlable(JsonNode aCase) {
        return ConditionSql.problems(condition(aCase), columns, ConditionFixtures.sample(aCase))
                .isEmpty();
    }

    private static Condition condition(JsonNode aCase) {
        return Conditions.parse(Json.plain(aCase.get("condition")));
    }

    private static ConditionFixtures.Sample sample(Map<String, Object> record) {
        return new ConditionFixtures.Sample(
                Json.mapper().valueToTree(record), null, ConditionFixtures.surroundings(null));
    }
}
