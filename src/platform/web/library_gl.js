// What the program asks of WebGL, answered without asking: each such question waits until the
// graphics process has drawn all it was told to, which holds up the page, most of all at the start
// and without a graphics card. These take the place of Emscripten's functions of the same name.
mergeInto(LibraryManager.library, {
  // Asked by ImGui for the version alone.
  glGetString__deps: ['$Host'],
  glGetString: function() {
    return Host.newString('OpenGL ES 3.0');
  },

  // Each size set, even the same, costs a new drawing buffer. SDL tries with 1 whether the page's
  // style sizes the canvas, which it does.
  emscripten_set_canvas_element_size: function(target, width, height) {
    const canvas = document.getElementById('canvas');
    if (width === 1 && height === 1) return 0;
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    return 0;
  },

  // Only ImGui's backend draws, and it puts back what it finds: between its calls all is as in a
  // new context, but for the viewport, which is set before each frame.
  glGetIntegerv: function(name, answer) {
    const atRest = {
      0x821B: 3,       // GL_MAJOR_VERSION
      0x84E0: 0x84C0,  // GL_ACTIVE_TEXTURE: the first
      0x80C9: 1,       // GL_BLEND_SRC_RGB: one
      0x80CB: 1,       // GL_BLEND_SRC_ALPHA
      0x8009: 0x8006,  // GL_BLEND_EQUATION_RGB: add
      0x883D: 0x8006,  // GL_BLEND_EQUATION_ALPHA
    };
    const isBox = name === 0x0BA2 || name === 0x0C10;  // GL_VIEWPORT, GL_SCISSOR_BOX
    // GL_MAX_TEXTURE_SIZE, which the browser knows; all others are 0 at rest: nothing bound.
    const value = name === 0x0D33 ? GLctx.getParameter(name) : atRest[name] || 0;
    HEAP32.fill(value, answer >> 2, (answer >> 2) + (isBox ? 4 : 1));
  },

  // The one program of shaders is compiled and linked while the page goes on: at the start that which
  // the page's script has begun long before (boot.js), with the same inputs. Whether that worked, and
  // where its uniforms are, is asked a moment later: not at once, when it would have to be waited for,
  // and not in the first frame, behind all that is sent for it.
  $Shaders: {
    program: null,
    linkingMs: 5,
    attributes: ['Position', 'UV', 'Color'],  // In the order of their numbers in the shaders.
    uniforms: ['Texture', 'ProjMtx'],
    locations: null,
    location: (index) => {
      if (!Shaders.locations) {
        const program = Shaders.program;
        const linked = GLctx.getProgramParameter(program, 0x8B82);  // GL_LINK_STATUS
        if (!linked && !GLctx.isContextLost()) {
          err('the shaders were not linked: ' + GLctx.getProgramInfoLog(program));
        }
        Shaders.locations = Shaders.uniforms.map((name) => GLctx.getUniformLocation(program, name));
      }
      return Shaders.locations[index];
    },
  },
  // Where the program is there already, ImGui's own shaders are not needed, nor attached to it.
  glCompileShader: function(shader) {
    if (!Module['shaders']) GLctx.compileShader(GL.shaders[shader]);
  },
  glDetachShader: function() {},
  // GL_COMPILE_STATUS; no GL_INFO_LOG_LENGTH.
  glGetShaderiv: function(shader, name, answer) {
    HEAP32[answer >> 2] = name === 0x8B81 ? 1 : 0;
  },
  // GL_LINK_STATUS; no GL_INFO_LOG_LENGTH.
  glGetProgramiv: function(program, name, answer) {
    HEAP32[answer >> 2] = name === 0x8B82 ? 1 : 0;
  },
  glLinkProgram__deps: ['$Shaders'],
  glLinkProgram: function(program) {
    const begun = Module['shaders'];
    // A context that was lost has lost them, too.
    Module['shaders'] = null;
    Shaders.locations = null;
    if (begun) GL.programs[program] = begun;
    else GLctx.linkProgram(GL.programs[program]);
    Shaders.program = GL.programs[program];
    setTimeout(() => Shaders.location(0), Shaders.linkingMs);
  },
  glGetAttribLocation__deps: ['$Shaders'],
  glGetAttribLocation: function(program, name) {
    return Shaders.attributes.indexOf(UTF8ToString(name));
  },
  glGetUniformLocation__deps: ['$Shaders'],
  glGetUniformLocation: function(program, name) {
    return Shaders.uniforms.indexOf(UTF8ToString(name));
  },
  glUniform1i__deps: ['$Shaders'],
  glUniform1i: function(index, value) {
    GLctx.uniform1i(Shaders.location(index), value);
  },
  glUniformMatrix4fv__deps: ['$Shaders'],
  glUniformMatrix4fv: function(index, count, transpose, values) {
    GLctx.uniformMatrix4fv(Shaders.location(index), transpose !== 0, HEAPF32, values >> 2, 16);
  },
});
