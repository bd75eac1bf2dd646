"""Qt's part in drawing, without widgets: fonts, text measures, the painter of display lists, its targets."""
