package fengsui.server.pages;

import java.util.List;

/// The form of one entry of the catalogue.
///
/// @param fresh whether it is for a new one
/// @param troubles why it was not taken; none at first
/// @param history what became of the entry until now, newest first
public record FormView<F extends EntryForm>(
    F form, boolean fresh, Troubles troubles, List<Deed> history) {

  public FormView {
    history = List.copyOf(history);
  }
}
