package org.mortise.form.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import org.mortise.core.access.FormAccess;
import org.mortise.core.contract.FormPages;
import org.mortise.core.http.FrameHosts;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.FormShape;
import org.mortise.form.definition.PublishedForms;

/** Shows published forms to those who have access, on whatever ground. */
@ApplicationScoped
class PublishedPages implements FormPages {

    private final PublishedForms forms;
    private final FrameHosts frames;

    PublishedPages(PublishedForms forms, FrameHosts frames) {
        this.forms = forms;
        this.frames = frames;
    }

    @Override
    public ObjectNode page(FormAccess access) {
        var snapshot = access.caller().snapshot();
        var key = access.shape().form();
        var published = snapshot.find(FormShape.KIND, key).orElseThrow(Rejected::notFound);
        var page = new FormPage(published, forms.of(snapshot, key), access, frames).json();
        page.putArray("views");
        return page.putNull("flow");
    }
}
