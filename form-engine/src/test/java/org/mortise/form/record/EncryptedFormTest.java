package org.mortise.form.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mortise.form.record.FormWorld.PLATFORM;
import static org.mortise.form.record.FormWorld.json;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.condition.Conditions;
import org.mortise.core.contract.Records.Record;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.MetadataId;
import org.mortise.core.testing.Canary;

/** A form with records, one of whose fields becomes encrypted, and is so no longer. */
class EncryptedFormTest {

    private static final ObjectKey FORM = ObjectKey.parse("shop.person");
    private static final Canary FIRST = new Canary("11010519491231002X");
    private static final Canary SECOND = new Canary("440301198703074219");
    private static final Canary WORDS = new Canary("QZXWVKJ949");
    private static final String CLEAR = """
            {'kind':'form','key':'person','title':'Person','model':{'titleField':'name','fields':[
              {'key':'name','type':'text'},{'key':'idcard','type':'idcard','title':'Number','props':{'unique':true}},
              {'key':'born','type':'text','compute':'MID({idcard}, 7, 8)','props':{}},
              {'key':'lines','type':'subtable','fields':[{'key':'code','type':'text','props':{}}]}]}}""";
    private static final String ENCRYPTED = CLEAR.replace("'props':{}", "'props':{'encrypted':true}")
            .replace("'unique':true", "'unique':true,'encrypted':true");

    private final FormWorld world = new FormWorld();
    private Record kept;
    private Record gone;

    @BeforeEach
    void fill() {
        world.publish(CLEAR);
        kept = world.create(
                PLATFORM, "shop.person", "{'name':'a','idcard':'" + FIRST + "','lines':[{'code':'" + WORDS + "'}]}");
        kept = world.update(PLATFORM, kept, "{'idcard':'" + SECOND + "'}");
        gone = world.create(PLATFORM, "shop.person", "{'name':'b','idcard':'" + FIRST + "'}");
        world.delete(PLATFORM, gone);
        world.create(PLATFORM, "shop.person", "{'name':'c'}");
    }

    @AfterEach
    void close() {
        world.close();
    }

    private int found(String number) {
        var filter = Conditions.parse(Json.plain(json("{'field':'idcard','op':'eq','value':'" + number + "'}")));
        return FormWorld.wait(world.gate
                        .of(PLATFORM)
                        .flatMap(access -> world.store.list(access.scope(RecordQuery.of(FORM, filter, 10)))))
                .records()
                .size();
    }

    private List<String> everywhere(Canary canary) throws SQLException {
        try (var jdbc = world.postgres.jdbc()) {
            return canary.places(jdbc);
        }
    }

    /** The database keeps samples of what tables hold. */
    private boolean inStatistics(Canary canary) {
        return !world.rows("SELECT 1 FROM pg_stats WHERE most_common_vals::text LIKE '%" + canary
                        + "%' OR histogram_bounds::text LIKE '%" + canary + "%'")
                .isEmpty();
    }

    private List<String> places(Canary canary) throws SQLException {
        try (var jdbc = world.postgres.jdbc()) {
            return canary.places(jdbc).stream()
                    .filter(place -> place.startsWith("rec.")
                            || place.startsWith("app.")
                            || place.contains("record_change")
                            || place.contains("record_trash"))
                    .toList();
        }
    }

    @Test
    void the_publish_tells_how_many_values_it_encrypts() {
        world.draft(new MetadataId("form", FORM), ENCRYPTED);

        assertThat(FormWorld.wait(world.desk().effects(new MetadataId("form", FORM), null)))
                .extracting(effect -> effect.code() + " " + effect.params().get("count"))
                .contains("effect_values_encrypted 1");
    }

    @Test
    void what_was_there_before_is_encrypted_with_its_past() throws SQLException {
        assertThat(everywhere(FIRST)).contains("public.outbox.payload");
        world.rows("ANALYZE");
        assertThat(inStatistics(SECOND)).isTrue();
        world.publish(ENCRYPTED);
        assertThat(found(SECOND.toString())).isEqualTo(1);
        assertThat(world.read(PLATFORM, kept).data().path("idcard").asText()).isEqualTo(SECOND.toString());
        assertThat(world.read(PLATFORM, kept).data().path("born").asText()).isEqualTo("19870307");
        assertThatThrownBy(() -> world.create(PLATFORM, "shop.person", "{'name':'d','idcard':'" + SECOND + "'}"))
                .isInstanceOf(Rejected.class);

        world.work();
        for (var canary : List.of(FIRST, SECOND, WORDS, new Canary("19870307"))) {
            assertThat(everywhere(canary))
                    .as(canary + ", in events and answers of before there was a key as well")
                    .isEmpty();
        }
        assertThat(inStatistics(SECOND)).isFalse();
        assertThat(world.rows("SELECT 1 FROM reseal_run WHERE state = 'done' AND total > 0 AND processed >= total"))
                .hasSize(1);
        FormWorld.wait(world.records().restore(PLATFORM, FORM, gone.id()));
        assertThat(world.read(PLATFORM, gone).data().path("idcard").asText()).isEqualTo(FIRST.toString());
        assertThat(found(FIRST.toString())).isEqualTo(1);
        assertThat(places(FIRST)).isEmpty();
    }

    @Test
    void a_record_that_was_deleted_in_clear_comes_back_encrypted_before_the_trash_is() throws SQLException {
        world.publish(ENCRYPTED);
        FormWorld.wait(world.records().restore(PLATFORM, FORM, gone.id()));

        assertThat(places(FIRST)).noneMatch(place -> place.startsWith("rec."));
        assertThat(found(FIRST.toString())).isEqualTo(1);
    }

    @Test
    void it_can_be_kept_in_clear_again() throws SQLException {
        world.publish(ENCRYPTED);
        world.work();
        var later = world.create(
                PLATFORM, "shop.person", "{'name':'e','idcard':'53010219800508011" + check("53010219800508011") + "'}");
        world.delete(PLATFORM, later);

        world.publish(CLEAR);

        assertThat(found(SECOND.toString())).isEqualTo(1);
        assertThat(world.read(PLATFORM, kept).data().at("/lines/0/code").asText())
                .isEqualTo(WORDS.toString());
        world.work();
        assertThat(found(SECOND.toString())).isEqualTo(1);
        assertThat(places(SECOND)).anyMatch(place -> place.startsWith("rec."));
        FormWorld.wait(world.records().restore(PLATFORM, FORM, later.id()));
        assertThat(world.read(PLATFORM, later).data().path("idcard").asText()).startsWith("530102");
        assertThat(sealed()).isZero();
    }

    private long sealed() {
        return world.rows("SELECT count(*) FROM record_change WHERE diff::text LIKE '%\"sealed\"%'")
                .get(0)
                .getLong(0);
    }

    private static char check(String digits) {
        var weights = new int[] {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        var sum = 0;
        for (var index = 0; index < weights.length; index++) {
            sum += weights[index] * (digits.charAt(index) - '0');
        }
        return "10X98765432".charAt(sum % 11);
    }

    @Test
    void a_field_that_was_encrypted_when_it_was_taken_away_comes_back_encrypted_or_not_at_all() {
        world.publish(ENCRYPTED);
        world.work();
        world.publish(CLEAR.replace("{'key':'idcard','type':'idcard','title':'Number','props':{'unique':true}},", "")
                .replace(",'compute':'MID({idcard}, 7, 8)'", ""));

        assertThatThrownBy(() -> world.publish(CLEAR))
                .isInstanceOfSatisfying(Rejected.class, refused -> assertThat(refused.problems())
                        .extracting(problem -> problem.code())
                        .contains("field_type_fixed"));
        world.publish(ENCRYPTED);
        assertThat(world.read(PLATFORM, kept).data().path("idcard").asText()).isEqualTo(SECOND.toString());
        assertThat(found(SECOND.toString())).isEqualTo(1);
    }

    @Test
    void a_view_that_asks_an_encrypted_field_twice_in_vain_is_told_once() {
        world.publish(ENCRYPTED);

        assertThatThrownBy(() ->
                        world.publish("{'kind':'view','key':'found','form':'person','title':'Found','type':'list',"
                                + "'columns':[{'field':'name'}],'filter':{'field':'idcard','op':'contains','value':'11'},"
                                + "'sort':[{'field':'idcard'}]}"))
                .isInstanceOfSatisfying(Rejected.class, refused -> assertThat(refused.problems())
                        .extracting(problem -> problem.code())
                        .containsExactly("field_encrypted"));
    }
}
