package org.mortise.report.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.MetadataKind;
import org.mortise.core.metadata.MetadataLookup;
import org.mortise.report.query.ReportCheck;

/** Datasets as a kind of metadata: a dataset is right when the query of all its columns is. */
@ApplicationScoped
public class DatasetKind implements MetadataKind {

    @Override
    public String name() {
        return "dataset";
    }

    @Override
    public int order() {
        return 80;
    }

    @Override
    public String folder() {
        return "datasets";
    }

    @Override
    public List<Problem> check(ObjectKey key, JsonNode doc, MetadataLookup lookup) {
        return ReportCheck.of(key.pkg(), doc, Map.of(), lookup);
    }

    @Override
    public List<Problem> warn(ObjectKey key, JsonNode doc, MetadataLookup lookup) {
        return ReportCheck.inVain(key.pkg(), doc, Map.of(), lookup);
    }
}
