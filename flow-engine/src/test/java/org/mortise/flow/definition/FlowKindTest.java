package org.mortise.flow.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mortise.core.database.Database;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataSnapshot;
import org.mortise.core.metadata.PublishedObject;
import org.mortise.core.metadata.SchemaCheck;
import org.mortise.core.metadata.ValueType;
import org.mortise.core.org.Departments;
import org.mortise.core.org.People;
import org.mortise.core.testing.TestPostgres;

class FlowKindTest {

    private static final TestPostgres POSTGRES = TestPostgres.create();
    private static final Database DATABASE = Database.of(POSTGRES.pool());
    private static final ObjectKey KEY = ObjectKey.parse("crm.approval");
    private static final String APPROVE =
            "{\"id\":\"a\",\"type\":\"approve\",\"approvers\":[{\"by\":\"role\",\"role\":\"legal\"}]}";

    @AfterAll
    static void stop() {
        POSTGRES.close();
    }

    @ParameterizedTest(name = "{0} at {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            flow_duplicate_id               | /nodes/2/id                    | `[START,A,{"id":"a","type":"cc","to":[{"by":"initiator"}]},END]`
            flow_duplicate_id               | /nodes/2/branches/0/id         | `[START,A,{"id":"c","type":"choice","branches":[{"id":"a","default":true,"nodes":[]}]},END]`
            flow_unknown_role               | /nodes/1/approvers/0/role      | `[START,{"id":"x","type":"approve","approvers":[{"by":"role","role":"nope"}]},END]`
            flow_unknown_field              | /nodes/1/approvers/0/field     | `[START,{"id":"x","type":"approve","approvers":[{"by":"field","field":"nope"}]},END]`
            flow_field_not_person           | /nodes/1/approvers/0/field     | `[START,{"id":"x","type":"approve","approvers":[{"by":"field","field":"amount"}]},END]`
            flow_approve_nobody             | /nodes/1/approvers             | `[START,{"id":"x","type":"approve","approvers":[]},END]`
            flow_unknown_field              | /nodes/1/fields/nope           | `[START,{"id":"x","type":"approve","approvers":[{"by":"initiator"}],"fields":{"nope":"read"}},END]`
            flow_field_computed             | /nodes/1/fields/total          | `[START,{"id":"x","type":"approve","approvers":[{"by":"initiator"}],"fields":{"total":"write"}},END]`
            flow_choice_without_default     | /nodes/1                       | `[START,{"id":"c","type":"choice","branches":[{"id":"b","when":{"field":"amount","op":"gte","value":1},"nodes":[]}]},END]`
            flow_choice_defaults            | /nodes/1                       | `[START,{"id":"c","type":"choice","branches":[{"id":"b","default":true,"nodes":[]},{"id":"d","default":true,"nodes":[]}]},END]`
            flow_branch_without_condition   | /nodes/1/branches/0/when       | `[START,{"id":"c","type":"choice","branches":[{"id":"b","nodes":[]},{"id":"d","default":true,"nodes":[]}]},END]`
            condition_unknown_field         | /nodes/1/branches/0/when/field | `[START,{"id":"c","type":"choice","branches":[{"id":"b","when":{"field":"nope","op":"gte","value":1},"nodes":[]},{"id":"d","default":true,"nodes":[]}]},END]`
            condition_value_type            | /nodes/1/branches/0/when/value | `[START,{"id":"c","type":"choice","branches":[{"id":"b","when":{"field":"amount","op":"gte","value":"much"},"nodes":[]},{"id":"d","default":true,"nodes":[]}]},END]`
            flow_parallel_branch_empty      | /nodes/1/branches/1            | `[START,{"id":"p","type":"parallel","branches":[{"id":"b","nodes":[A]},{"id":"d","nodes":[]}]},END]`
            flow_start_first                | /nodes/0                       | `[A,END]`
            flow_start_first                | /nodes/1                       | `[START,{"id":"again","type":"start"},END]`
            flow_end_last                   | /nodes/1                       | `[START,A]`
            flow_end_last                   | /nodes/1                       | `[START,{"id":"early","type":"end"},END]`
            flow_end_last                   | /nodes/1/branches/0/nodes/0    | `[START,{"id":"c","type":"choice","branches":[{"id":"d","default":true,"nodes":[{"id":"early","type":"end"}]}]},END]`
            flow_unknown_field              | /nodes/1/set/nope              | `[START,{"id":"u","type":"update_record","set":{"nope":1}},END]`
            flow_field_computed             | /nodes/1/set/total             | `[START,{"id":"u","type":"update_record","set":{"total":1}},END]`
            condition_value_type            | /nodes/1/set/amount            | `[START,{"id":"u","type":"update_record","set":{"amount":"much"}},END]`
            fx_form_not_here                | /nodes/1/set/name/expr         | `[START,{"id":"u","type":"update_record","set":{"name":{"expr":"QUERY(\\"first\\",\\"contract.name\\")"}}},END]`
            fx_form_not_here                | /nodes/1/branches/0/when/expr  | `[START,{"id":"c","type":"choice","branches":[{"id":"b","when":{"expr":"QUERY(\\"count\\",\\"contract\\")>1"},"nodes":[]},{"id":"d","default":true,"nodes":[]}]},END]`
            condition_value_type            | /nodes/1/set/amount            | `[START,{"id":"u","type":"update_record","set":{"amount":{"field":"name"}}},END]`
            """)
    void mistakes_are_found_where_they_are(String code, String path, String nodes) {
        assertThat(check(nodes, ""))
                .extracting(Problem::code, Problem::path)
                .contains(org.assertj.core.groups.Tuple.tuple(code, path));
    }

    @Test
    void a_right_flow_fits_its_schema_and_has_no_mistakes() {
        var nodes =
                "[START,A,{\"id\":\"p\",\"type\":\"parallel\",\"branches\":[{\"id\":\"b\",\"nodes\":[{\"id\":\"x\",\"type\":\"approve\","
                        + "\"approvers\":[{\"by\":\"field\",\"field\":\"owner\"}],\"fields\":{\"*\":\"read\",\"name\":\"required\"}}]},{\"id\":\"d\",\"nodes\":["
                        + "{\"id\":\"u\",\"type\":\"update_record\",\"set\":{\"amount\":{\"expr\":\"{amount}+1\"},\"owner\":{\"var\":\"user.id\"},"
                        + "\"name\":null,\"signed\":{\"relative\":\"today+1d\"}}}]}]},END]";
        var doc = doc(nodes, "\"onReject\":[{\"id\":\"r\",\"type\":\"update_record\",\"set\":{\"name\":\"back\"}}],");

        assertThat(SchemaCheck.of(kind().schema()).check(Json.parse(doc))).isEmpty();
        assertThat(kind().check(KEY, Json.parse(doc), world())).isEmpty();
        assertThat(kind().warn(KEY, Json.parse(doc), world())).isEmpty();
    }

    @Test
    void form_and_fallback_role_must_be_there() {
        assertThat(kind().check(KEY, Json.parse(doc("[START,A,END]", "").replace("\"contract\"", "\"gone\"")), world()))
                .extracting(Problem::code)
                .containsExactly("flow_unknown_form");
        assertThat(check("[START,A,END]", "\"settings\":{\"emptyApprover\":{\"do\":\"role\",\"role\":\"nope\"}},"))
                .extracting(Problem::path)
                .containsExactly("/settings/emptyApprover/role");
        assertThat(check(
                        "[START,A,END]",
                        "\"onReject\":[{\"id\":\"t\",\"type\":\"cc\",\"to\":[{\"by\":\"initiator\"}]}],"))
                .extracting(Problem::code)
                .containsExactly("flow_on_reject_updates_only");
    }

    @Test
    void what_is_odd_but_possible_is_a_warning() {
        var many = new StringBuilder("[START");
        for (var number = 0; number < 30; number++) {
            many.append(",{\"id\":\"n").append(number).append("\",\"type\":\"cc\",\"to\":[{\"by\":\"initiator\"}]}");
        }
        many.append(",END]");

        assertThat(kind().warn(KEY, Json.parse(doc(many.toString(), "")), world()))
                .extracting(Problem::code)
                .containsExactly("flow_many_nodes", "flow_without_approval");
    }

    @Test
    void a_flow_with_nobody_to_ask_is_not_published_unless_it_says_what_happens_then() {
        execute("CREATE TABLE person (id uuid PRIMARY KEY, name text, active boolean)");
        execute("CREATE TABLE role_member (role text, person uuid)");

        assertThat(refusals(doc("[START,A,END]", ""))).containsExactly("flow_nobody_to_approve");
        assertThat(refusals(doc("[START,A,END]", "\"settings\":{\"emptyApprover\":{\"do\":\"skip\"}},")))
                .isEmpty();

        execute("INSERT INTO person VALUES ('00000000-0000-0000-0000-000000000001', 'Lea', true)");
        execute("INSERT INTO role_member VALUES ('crm.legal', '00000000-0000-0000-0000-000000000001')");
        assertThat(refusals(doc("[START,A,END]", ""))).isEmpty();
    }

    @Test
    void every_problem_has_a_sentence_in_both_languages() throws IOException {
        assertThat(codes("zh_CN")).isEqualTo(codes("en_US")).contains("flow_nobody_to_approve", "task_already_decided");
    }

    private static Set<String> codes(String language) throws IOException {
        var texts = new Properties();
        try (var file = FlowKindTest.class
                .getClassLoader()
                .getResource("i18n/problems_" + language + ".properties")
                .openStream()) {
            texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        }
        return texts.stringPropertyNames();
    }

    private static List<String> refusals(String doc) {
        var next = new PublishedObject(KEY, "flow", 1, Json.parse(doc), null);
        try {
            DATABASE.inTransaction(transaction -> kind().publish(transaction, null, next))
                    .await()
                    .atMost(Duration.ofSeconds(10));
            return List.of();
        } catch (Rejected refusal) {
            return refusal.problems().stream().map(Problem::code).toList();
        }
    }

    private static void execute(String sql) {
        POSTGRES.pool().query(sql).execute().await().atMost(Duration.ofSeconds(10));
    }

    private static List<Problem> check(String nodes, String more) {
        return kind().check(KEY, Json.parse(doc(nodes, more)), world());
    }

    private static FlowKind kind() {
        return new FlowKind(
                new Staffing(People.of(DATABASE, Clock.systemUTC()), Departments.of(DATABASE, Clock.systemUTC())));
    }

    private static String doc(String nodes, String more) {
        return "{\"kind\":\"flow\",\"key\":\"approval\",\"title\":\"t\",\"form\":\"contract\",\"trigger\":{\"type\":\"submit\"},"
                + more
                + "\"nodes\":"
                + nodes.replace("START", "{\"id\":\"start\",\"type\":\"start\"}")
                        .replace("END", "{\"id\":\"end\",\"type\":\"end\"}")
                        .replace("A", APPROVE)
                + "}";
    }

    private static MetadataSnapshot world() {
        var shape = new FormShape(
                ObjectKey.parse("crm.contract"),
                1,
                LocalizedText.of("contract"),
                "t",
                "s",
                "name",
                null,
                null,
                List.of(
                        field("name", ValueType.TEXT, false),
                        field("amount", ValueType.NUMBER, false),
                        field("total", ValueType.NUMBER, true),
                        field("signed", ValueType.DATE, false),
                        field("owner", ValueType.USER, false)),
                List.of());
        return MetadataSnapshot.empty()
                .with(
                        1,
                        List.of(
                                new PublishedObject(shape.form(), "form", 1, Json.object(), shape.toJson()),
                                new PublishedObject(ObjectKey.parse("crm.legal"), "role", 1, Json.object(), null)));
    }

    private static FieldShape field(String key, ValueType type, boolean computed) {
        return FieldShape.of(key, "control", type, LocalizedText.of(key))
                .column(key)
                .computed(computed)
                .build();
    }
}
