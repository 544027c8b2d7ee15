package io.jambo.node.real;

import java.lang.reflect.Proxy;

/// Hears the signals of the operating system.
///
/// The JDK has no public way to hear SIGTERM more than once, and none to leave with exit code 0
/// after it; the internal one is there in every JDK but can't be named without a compiler warning,
/// so it is called by reflection.
public final class Signals {
  private Signals() {}

  /// Runs the body each time that signal (`TERM`, `INT`) arrives, on a thread of the JVM's.
  ///
  /// @throws IllegalStateException when this JVM can't hear it
  public static void on(String name, Runnable body) {
    try {
      var signal = Class.forName("sun.misc.Signal");
      var handler = Class.forName("sun.misc.SignalHandler");
      var proxy =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (_, method, arguments) ->
                  switch (method.getName()) {
                    case "handle" -> {
                      body.run();
                      yield null;
                    }
                    case "equals" -> name.equals(String.valueOf(arguments[0]));
                    case "hashCode" -> name.hashCode();
                    default -> name;
                  });
      var made = signal.getConstructor(String.class).newInstance(name);
      var _ = signal.getMethod("handle", signal, handler).invoke(null, made, proxy);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException("signal " + name + " can't be heard", impossible);
    }
  }
}
