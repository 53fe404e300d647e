package org.mortise.form.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mortise.form.record.FormWorld.PLATFORM;

import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.condition.Conditions;
import org.mortise.core.contract.Records.Record;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.ObjectKey;

/** Formulas that speak of today: fresh where they are read, as of last night where they are asked for. */
class MomentsTest {

    private static final ObjectKey STAFF = ObjectKey.parse("shop.staff");
    private static final String FORM = """
            {'kind':'form','key':'staff','title':'Staff','model':{'titleField':'name','fields':[
              {'key':'name','type':'text'},{'key':'born','type':'date'},{'key':'secret','type':'date'},
              {'key':'days','type':'number','compute':'TODAY()-{born}'},
              {'key':'twice','type':'number','compute':'{days}*2'},
              {'key':'since','type':'number','compute':'TODAY()-{secret}'},
              {'key':'steady','type':'text','compute':'{name}&{name}'},
              {'key':'jobs','type':'subtable','fields':[{'key':'from','type':'date'},{'key':'for','type':'number','compute':'TODAY()-{from}'}]},
              {'key':'longest','type':'number','compute':'MAX({jobs.for})'}]}}""";
    private static final String ROLE = """
            {'kind':'role','key':'reader','title':'Reader','grants':[
              {'form':'staff','actions':['read'],'scope':'all','fields':{'*':'read','secret':'hidden','twice':'hidden'}}]}""";

    private final FormWorld world = new FormWorld();
    private Record ann = new Record(STAFF, new java.util.UUID(0, 0), 0, FormWorld.json("{}"), FormWorld.json("{}"));

    @BeforeEach
    void publish() {
        world.publish(FORM, ROLE);
        ann = world.create(
                PLATFORM,
                "shop.staff",
                "{'name':'a','born':'2026-03-01','secret':'2026-03-04','jobs':[{'from':'2026-03-03'}]}");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_read_shows_what_the_formula_gives_now_without_a_write() {
        assertThat(ann.data().path("days").asText()).isEqualTo("4");
        world.clock.advance(Duration.ofDays(3));

        var read = world.read(PLATFORM, ann);

        assertThat(read.version()).isEqualTo(ann.version());
        assertThat(read.data().path("days").asText()).isEqualTo("7");
        assertThat(read.data().path("twice").asText()).isEqualTo("14");
        assertThat(read.data().path("jobs").get(0).path("for").asText()).isEqualTo("5");
        assertThat(read.data().path("longest").asText()).isEqualTo("5");
        assertThat(stored("days")).isEqualTo("4");
        assertThat(listed(PLATFORM, null).path("days").asText()).isEqualTo("7");
        assertThat(listed(PLATFORM, null).path("longest").asText()).isEqualTo("5");
    }

    @Test
    void a_reader_sees_the_result_without_seeing_what_it_comes_from_and_nothing_hidden() {
        var reader = world.person("rea", "shop.reader");
        world.clock.advance(Duration.ofDays(1));

        var read = world.read(reader, ann).data();

        assertThat(read.path("since").asText()).isEqualTo("2");
        assertThat(read.has("secret")).isFalse();
        assertThat(read.has("twice")).isFalse();
        assertThat(listed(reader, null).has("twice")).isFalse();
    }

    @Test
    void filters_go_by_the_value_of_last_night() {
        world.clock.advance(Duration.ofDays(3));
        assertThat(count("{'field':'days','op':'gte','value':'7'}")).isZero();

        night();

        assertThat(stored("days")).isEqualTo("7");
        assertThat(count("{'field':'days','op':'gte','value':'7'}")).isEqualTo(1);
        assertThat(count("{'field':'twice','op':'eq','value':'14'}")).isEqualTo(1);
        assertThat(world.read(PLATFORM, ann).version()).isEqualTo(ann.version());
    }

    @Test
    void a_night_comes_once_a_day_however_often_it_is_looked_for() {
        night();
        night();
        assertThat(world.rows("SELECT 1 FROM recompute_run")).hasSize(1);
        world.clock.advance(Duration.ofDays(1));
        night();
        assertThat(world.rows("SELECT state FROM recompute_run WHERE state = 'done'"))
                .hasSize(2);
    }

    @Test
    void a_save_that_changes_nothing_but_the_time_is_no_change() {
        world.clock.advance(Duration.ofDays(3));

        var saved = world.update(PLATFORM, ann, "{'name':'a'}");

        assertThat(saved.version()).isEqualTo(ann.version());
        assertThat(saved.data().path("days").asText()).isEqualTo("7");
    }

    @Test
    void a_change_of_something_else_takes_the_new_values_along() {
        world.clock.advance(Duration.ofDays(3));

        var saved = world.update(PLATFORM, ann, "{'name':'b'}");

        assertThat(saved.version()).isEqualTo(ann.version() + 1);
        assertThat(stored("days")).isEqualTo("7");
        assertThat(stored("steady")).isEqualTo("bb");
    }

    private void night() {
        FormWorld.wait(world.daily.queue(ZoneId.of("Asia/Shanghai")));
        world.work();
    }

    private String stored(String key) {
        return world.rows("SELECT data->>'" + key + "' AS v FROM rec.shop__staff")
                .get(0)
                .getString("v");
    }

    private int count(String filter) {
        return FormWorld.wait(world.records().list(PLATFORM, query(filter)))
                .items()
                .size();
    }

    private com.fasterxml.jackson.databind.JsonNode listed(
            Caller caller, @org.jspecify.annotations.Nullable String filter) {
        return FormWorld.wait(world.records().list(caller, query(filter)))
                .items()
                .get(0)
                .data();
    }

    private static RecordQuery query(@org.jspecify.annotations.Nullable String filter) {
        return RecordQuery.of(
                STAFF,
                filter == null ? null : Conditions.parse(org.mortise.core.kernel.Json.plain(FormWorld.json(filter))),
                50);
    }
}
