package org.mortise.form.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mortise.form.record.OrderForms.NUMBERING;
import static org.mortise.form.record.OrderForms.ORDER;
import static org.mortise.form.record.OrderForms.PRODUCT;
import static org.mortise.form.record.OrderForms.ROLE;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mortise.core.access.AggregateQuery;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.kernel.ObjectKey;

/** Sums and counts over what the one write path wrote. */
class RecordTotalsTest {

    @Test
    void groups_are_counted_and_added_up() {
        try (var world = new FormWorld()) {
            world.publish(PRODUCT, NUMBERING, ORDER, ROLE);
            var ann = world.person("ann", "shop.seller");
            world.create(ann, "shop.order", "{'status':'done','note':'g'}");
            var query = new AggregateQuery(
                    ObjectKey.parse("shop.order"),
                    List.of(new AggregateQuery.Dimension("by", FieldPath.of("status"), null)),
                    List.of(
                            new AggregateQuery.Measure("count", AggregateQuery.Aggregate.COUNT, null),
                            new AggregateQuery.Measure("sum", AggregateQuery.Aggregate.SUM, FieldPath.of("total"))),
                    null,
                    null,
                    List.of(),
                    100);

            var rows = FormWorld.wait(world.gate.aggregate(ann, query).flatMap(world.store::aggregate));

            assertThat(rows.rows()).anySatisfy(row -> assertThat(row.get(0)).isEqualTo("done"));
        }
    }
}
