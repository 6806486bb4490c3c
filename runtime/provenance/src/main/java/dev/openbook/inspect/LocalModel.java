package dev.openbook.inspect;

import dev.openbook.model.ModelSource;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.License;
import java.util.Optional;

/**
 * A model that lies on this machine, at a glance: nothing was hashed, and its graph was not looked at.
 *
 * @param source how to name it
 * @param files number of files
 * @param bytes size of all of them
 * @param graphs number of ONNX files among them; none, and it cannot run here
 * @param task what its card says that it is for, as the field names tasks
 * @param license the licence that its card declares
 */
public record LocalModel(
        ModelSource source, int files, long bytes, int graphs, Optional<String> task, Fact<License> license) {}
