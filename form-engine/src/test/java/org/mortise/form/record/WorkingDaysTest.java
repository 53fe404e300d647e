package org.mortise.form.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mortise.form.record.FormWorld.json;
import static org.mortise.form.record.FormWorld.text;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.MetadataId;
import org.mortise.core.metadata.Release;

/** Formulas count by the days on which the organisation works. */
class WorkingDaysTest {

    private static final String LEAVE = """
            {'kind':'form','key':'leave','title':'Leave','model':{'titleField':'no','fields':[
              {'key':'no','type':'text'},{'key':'from','type':'date'},{'key':'to','type':'date'},
              {'key':'days','type':'number','compute':'NETWORKDAYS({from},{to})'},
              {'key':'back','type':'date','compute':'WORKDAY({to},1)'}]}}""";
    private static final String CALENDAR = """
            {'kind':'calendar','key':'calendar','title':'Working days','workDays':[1,2,3,4,5],
             'holidays':[{'from':'2026-10-01','to':'2026-10-07'}],'worked':['2026-09-27','2026-10-10']}""";

    private static FormWorld world;

    @BeforeAll
    static void open() {
        world = new FormWorld();
        world.publish(LEAVE);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static void publish(String key, String calendar) {
        var release = Release.local(new MetadataId("calendar", ObjectKey.parse(key)), json(calendar));
        FormWorld.wait(world.database.inTransaction(
                transaction -> world.desk().publishAll(transaction, FormWorld.PLATFORM, List.of(release), "")));
    }

    @Test
    void days_are_counted_by_the_calendar_and_stored_ones_anew_when_it_changes() {
        var leave = world.create(FormWorld.PLATFORM, "shop.leave", "{'from':'2026-09-28','to':'2026-10-07'}");
        assertThat(text(leave.data(), "days")).isEqualTo("8");
        assertThat(text(leave.data(), "back")).isEqualTo("2026-10-08");

        publish("org.calendar", CALENDAR);
        world.work();

        var after = world.read(FormWorld.PLATFORM, leave);
        assertThat(text(after.data(), "days")).isEqualTo("3");
        assertThat(after.version()).isEqualTo(leave.version());
        var later = world.create(FormWorld.PLATFORM, "shop.leave", "{'from':'2026-09-25','to':'2026-09-30'}");
        assertThat(text(later.data(), "days")).isEqualTo("5");
        assertThat(text(later.data(), "back")).isEqualTo("2026-10-08");
    }

    @Test
    void there_is_one_calendar_and_holidays_end_after_they_begin() {
        assertThatThrownBy(() -> publish("shop.calendar", CALENDAR))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        refused -> assertThat(refused.problems().get(0).code()).isEqualTo("calendar_elsewhere"));
        assertThatThrownBy(() -> publish("org.calendar", CALENDAR.replace("2026-10-07", "2026-09-07")))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        refused -> assertThat(refused.problems().get(0).code()).isEqualTo("calendar_ends_early"));
    }
}
