"""The language server: an editor's buffer is checked while it is being written.

``buffers`` holds what is open, ``positions`` turns an editor's places into offsets and back, ``project`` knows what a
document is held against and keeps it read, ``analysis`` checks one state of one buffer. From an analysis come
``diagnostics``, the ``hover`` and the ``fixes`` (of which ``rewriting``, ``allowing`` and ``entering`` are the parts).
``desk`` decides when to check and drops what a newer edit has overtaken; ``server`` speaks the protocol.
"""
