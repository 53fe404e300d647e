package org.mortise.flow.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FlowCalendarTest {

    private final FlowWorld world = new FlowWorld().superior("sam", "dina");

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_branch_counts_the_days_on_which_the_organisation_works() {
        var calendar = """
                {"kind":"calendar","key":"calendar","title":"t","workDays":[1,2,3,4,5],
                 "holidays":[{"from":"2026-10-01","to":"2026-10-07"}],"worked":["2026-10-10"]}""";
        world.publish("""
                {"kind":"flow","key":"approval","title":"t","form":"contract","trigger":{"type":"submit"},"nodes":[
                 {"id":"start","type":"start"},
                 {"id":"c","type":"choice","branches":[
                  {"id":"short","when":{"expr":"NETWORKDAYS(DATE(2026,10,1),{effective_on})<=3"},"nodes":[
                    {"id":"boss","type":"approve","approvers":[{"by":"superior"}]}]},
                  {"id":"other","default":true,"nodes":[]}]},{"id":"end","type":"end"}]}""");
        var effective = "{\"name\":\"x\",\"effective_on\":\"2026-10-10\"}";
        world.submit("sam", world.contract(effective));
        assertThat(world.box("dina", TaskBox.OPEN)).isEmpty();

        world.engine.publish("calendar", "org.calendar", calendar);
        world.submit("sam", world.contract(effective));
        assertThat(world.box("dina", TaskBox.OPEN)).hasSize(1);
    }
}
