package org.mortise.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mortise.server.RoadLab.said;
import static org.mortise.server.SingleQuoted.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mortise.server.SharedServer.Crm;
import org.mortise.server.Visitor.Answer;

/** A field that no role shows is answered on every road like one that the form does not have, and its values are nowhere. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HiddenFieldIT {

    private static final List<String> RAW = List.of("unspeakable", "4711.11", "815.42", "13812345678");

    private final RoadLab lab;

    HiddenFieldIT(Crm crm) {
        lab = new RoadLab(crm);
    }

    /**
     * A request that names a field.
     *
     * @param operation as in the description of the interface
     * @param ask names the field of this key
     */
    record Naming(String operation, String where, BiFunction<RoadLab, String, Answer> ask) {
        @Override
        public String toString() {
            return operation + " " + where;
        }
    }

    static Stream<Naming> roads() {
        return Stream.of(questions(), figures(), writes()).flatMap(List::stream);
    }

    private static List<Naming> questions() {
        var lists = Stream.of(Map.entry("listRecords", "/records"), Map.entry("exportRecords", "/export"))
                .flatMap(list -> Stream.of(
                        asked(list.getKey(), "filter", list.getValue() + "?format=csv&filter=" + "%2$s"),
                        asked(list.getKey(), "formula", list.getValue() + "?format=csv&filter=" + "%3$s"),
                        asked(list.getKey(), "sort", list.getValue() + "?format=csv&sort=-%1$s"),
                        asked(list.getKey(), "fields", list.getValue() + "?format=csv&fields=name,%1$s")));
        return Stream.concat(
                        lists,
                        Stream.of(
                                asked("countRecords", "filter", "/count?filter=%2$s"),
                                asked("groupRecords", "by", "/groups?by=%1$s"),
                                asked("groupRecords", "sum", "/groups?by=phase&sum=%1$s"),
                                asked("groupRecords", "filter", "/groups?by=phase&filter=%2$s"),
                                asked("listRecords", "of a link", "/records?sort=other.%1$s"),
                                asked("listCandidates", "field", "/fields/%1$s/candidates")))
                .toList();
    }

    private static List<Naming> figures() {
        return Stream.of(
                        "'dimensions':[{'field':'%s'}],'measures':[{'key':'n','agg':'count'}]",
                        "'measures':[{'key':'n','agg':'max','field':'%s'}]",
                        "'measures':[{'key':'n','agg':'count'}],'filter':{'field':'%s','op':'notEmpty'}",
                        "'dimensions':[{'field':'other.%s'}],'measures':[{'key':'n','agg':'count'}]")
                .map(question -> new Naming(
                        "queryReport",
                        question,
                        (lab, field) -> lab.owner.post(
                                "/reports/query",
                                json("{'query':{'form':'" + lab.form + "'," + question.formatted(field) + "}}"))))
                .toList();
    }

    private static List<Naming> writes() {
        return List.of(
                posted("createRecord", "data", "/records", "{'data':{'name':'x','%s':'1'}}"),
                posted(
                        "changeManyRecords",
                        "data",
                        "/records/bulk",
                        "{'do':'create','records':[{'name':'x','%s':'1'}]}"),
                rows("createRecord", "/records", "{'data':{'name':'x','lines':[{'what':'nut','%s':'1'}]}}"),
                rows("evaluateRecord", "/evaluate", "{'data':{'name':'x','lines':[{'what':'nut','%s':'1'}]}}"),
                posted("evaluateRecord", "data", "/evaluate", "{'data':{'name':'x','%s':'1'}}"),
                new Naming(
                        "changeRecord",
                        "data",
                        (lab, field) -> lab.owner.ask(
                                "PATCH",
                                lab.records() + "/" + lab.record("kept"),
                                json("{'data':{'%s':'1'}}".formatted(field)))),
                new Naming("uploadFile", "field", (lab, field) -> lab.uploaded(lab.owner, field)));
    }

    @ParameterizedTest
    @MethodSource("roads")
    void a_hidden_field_is_answered_like_one_that_is_not_there(Naming road) {
        for (var hidden : RoadLab.HIDDEN) {
            var unknown = twin(hidden);

            var answer = said(road.ask().apply(lab, hidden), hidden, hidden.replace("lines.", ""));

            assertThat(answer)
                    .as(hidden)
                    .isEqualTo(said(road.ask().apply(lab, unknown), unknown, unknown.replace("lines.", "")));
        }
    }

    @Test
    void a_masked_field_can_be_asked_for_nothing_either() {
        for (var road : Stream.concat(questions().stream(), figures().stream()).toList()) {
            if (road.where().equals("fields") || road.operation().equals("listCandidates")) {
                continue;
            }
            assertThat(said(road.ask().apply(lab, "phone"), "phone"))
                    .as(road.toString())
                    .isEqualTo(said(road.ask().apply(lab, twin("phone")), twin("phone")));
        }
    }

    @Test
    void values_of_hidden_and_masked_fields_are_in_no_answer() {
        var record = lab.record("Seen");
        for (var who : List.of(lab.owner, lab.reader)) {
            var answers = Stream.of(
                            lab.records(),
                            lab.records() + "?search=Seen",
                            lab.records() + "/" + record,
                            lab.records() + "/" + record + "/history",
                            lab.records() + "/" + record + "/runs",
                            "/forms/" + lab.form,
                            "/forms/" + lab.form + "/groups?by=name",
                            "/forms/" + lab.form + "/fields/other/candidates",
                            "/search?q=Seen")
                    .map(who::get);
            assertThat(answers).allSatisfy(answer -> assertThat(text(answer)).doesNotContain(RAW));
        }
        assertThat(text(lab.owner.get("/forms/" + lab.form + "/export?format=csv")))
                .doesNotContain(RAW);
        assertThat(text(lab.owner.post(
                        "/forms/" + lab.form + "/evaluate", json("{'id':'%s','data':{}}".formatted(record)))))
                .doesNotContain(RAW);
        assertThat(text(lab.owner.ask("PATCH", lab.records() + "/" + record, json("{'data':{'price':'11'}}"))))
                .doesNotContain(RAW);
        assertThat(text(lab.administrator.get(lab.records() + "/" + record))).contains(RAW);
    }

    @Test
    void what_stands_in_hidden_or_masked_fields_finds_nothing() {
        lab.record("Searched");
        for (var raw : List.of("unspeakable", "13812345678")) {
            for (var who : List.of(lab.owner, lab.reader)) {
                assertThat(who.get(lab.records() + "?search=" + raw)
                                .expect(200)
                                .body()
                                .path("items"))
                        .isEmpty();
                assertThat(who.get("/search?q=" + raw).expect(200).body().path("items"))
                        .isEmpty();
                assertThat(who.get("/forms/" + lab.form + "/fields/other/candidates?search=" + raw)
                                .expect(200)
                                .body()
                                .path("items"))
                        .isEmpty();
            }
        }
        assertThat(lab.administrator
                        .get(lab.records() + "?search=unspeakable")
                        .expect(200)
                        .body()
                        .path("items"))
                .isNotEmpty();
    }

    @Test
    void a_form_tells_nothing_of_the_fields_that_its_reader_may_not_see() {
        var shape = lab.owner.get("/forms/" + lab.form).expect(200).body();

        assertThat(shape.path("model").path("fields").findValuesAsText("key"))
                .contains("name", "phone", "what")
                .doesNotContain("secret", "cost", "grade", "twin", "papers");
        assertThat(shape.path("rights").path("fields").has("secret")).isFalse();
    }

    @Test
    void the_schema_of_records_does_not_know_the_fields_that_its_reader_may_not_see() {
        var address = "/forms/" + lab.form + "/schema";
        var schema = lab.owner.get(address).expect(200);
        var keys = new ArrayList<String>();
        schema.body().at("/properties").fieldNames().forEachRemaining(keys::add);
        schema.body().at("/properties/lines/items/properties").fieldNames().forEachRemaining(keys::add);

        assertThat(keys)
                .contains("name", "phone", "what")
                .doesNotContain("secret", "cost", "grade", "twin", "papers", "duty");
        assertThat(schema.headers().get("etag"))
                .isEqualTo(lab.owner.get(address).headers().get("etag"))
                .isNotEqualTo(lab.administrator.get(address).headers().get("etag"));
        assertThat(lab.administrator.get(address).body().at("/properties").has("secret"))
                .isTrue();
    }

    /** A name as long as that of the field, which nothing has and none is near to. */
    private static String twin(String field) {
        var table = field.startsWith("lines.") ? "lines." : "";
        return table + "z".repeat(field.length() - table.length());
    }

    private static Naming asked(String operation, String where, String path) {
        return new Naming(operation, where, (lab, field) -> {
            var filter = Visitor.encoded("{\"field\":\"" + field + "\",\"op\":\"notEmpty\"}");
            var formula = Visitor.encoded("{\"expr\":\"ISBLANK({" + field + "})\"}");
            return lab.owner.get("/forms/" + lab.form + path.formatted(field, filter, formula));
        });
    }

    private static Naming posted(String operation, String where, String path, String body) {
        return new Naming(
                operation,
                where,
                (lab, field) -> lab.owner.post("/forms/" + lab.form + path, json(body.formatted(field))));
    }

    /** A column of the rows that are sent; fields that are no columns are not tried. */
    private static Naming rows(String operation, String path, String body) {
        return new Naming(
                operation,
                "column",
                (lab, field) ->
                        lab.owner.post("/forms/" + lab.form + path, json(body.formatted(field.replace("lines.", "")))));
    }

    private static String text(Answer answer) {
        return new String(answer.expect(200).bytes(), StandardCharsets.UTF_8);
    }
}
